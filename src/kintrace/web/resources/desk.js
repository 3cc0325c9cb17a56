"use strict";
// What a page does by itself: it counts down, empties itself when its time is up or nobody answers, and knows the panic key.
(() => {
  const body = document.body;
  const { page, home, gone } = body.dataset;
  const POLL = 1000, TWICE = 1000;
  let empty = false;

  // Nothing of a page stays: not on the screen, not in what the browser keeps to go back to.
  function wipe(text) {
    empty = true;
    body.replaceChildren();
    if (text) {
      const said = document.createElement("p");
      said.className = "card narrow";
      said.setAttribute("role", "alert");
      said.textContent = text;
      body.append(said);
    }
  }

  function away() { wipe(""); location.replace(home + "?still"); }

  function panic() {
    wipe("");
    fetch(home + "panic", { method: "POST", keepalive: true, headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "" }).catch(() => {});
    location.replace("about:blank");
  }

  addEventListener("pageshow", event => { if (event.persisted) away(); });

  if (page === "closed") {
    const words = document.getElementById("words"), show = document.getElementById("show");
    if (words) {
      addEventListener("pagehide", () => { words.value = ""; });
      show.closest("[data-script]").hidden = false;
      show.addEventListener("change", () => { words.type = show.checked ? "text" : "password"; words.focus(); });
      const form = document.querySelector("form[data-unlock]"), button = form.querySelector("button");
      form.addEventListener("submit", () => { words.type = "password"; button.textContent = form.dataset.opening; });
      const wait = document.querySelector("[data-wait]");
      if (wait) {
        const until = Date.now() + 1000 * Number(wait.dataset.wait);
        button.disabled = true;
        const tick = setInterval(() => {
          const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
          wait.textContent = String(left);
          if (left === 0) { clearInterval(tick); button.disabled = false; wait.parentElement.remove(); }
        }, 250);
      }
    }
    return;
  }

  for (const form of document.querySelectorAll("form[data-panic]")) {
    form.addEventListener("submit", event => { event.preventDefault(); panic(); });
  }
  let pressed = 0;
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || event.repeat) return;
    if (Date.now() - pressed < TWICE) panic();
    pressed = Date.now();
  });
  addEventListener("pagehide", () => wipe(""));
  if (page === "locking") return;

  const clock = document.querySelector("[data-clock]"), progress = document.querySelector("[data-progress]");
  const wasRunning = body.dataset.job === "running";
  // The wall clock, not the page's own: a machine that slept wakes to an empty page.
  let deadline = Date.now() + 1000 * Number(body.dataset.left);

  function tick() {
    if (empty) return;
    const left = Math.max(0, Math.round((deadline - Date.now()) / 1000));
    clock.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (deadline <= Date.now()) away();
  }

  async function poll() {
    try {
      const answer = await fetch(home + "state", { cache: "no-store", credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(3000) });
      const state = answer.ok ? await answer.json() : { open: false };
      if (empty || !state.open) return away();
      deadline = Date.now() + 1000 * state.left;
      if (wasRunning !== Boolean(state.job && state.job.running)) return location.replace(home + "?still");
      if (progress && state.job && state.job.of) { progress.max = state.job.of; progress.value = state.job.done; }
      setTimeout(poll, POLL);
    } catch {
      wipe(gone);  // nobody answers: locked, ended or panic
      setTimeout(poll, POLL);
    }
  }

  setInterval(tick, 250);
  addEventListener("visibilitychange", tick);
  setTimeout(poll, POLL);
})();
