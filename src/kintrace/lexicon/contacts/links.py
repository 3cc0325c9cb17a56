"""E-mails, pages and names in messengers."""

from __future__ import annotations

import re

LINK_PAGE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”‘’။၊]+|(?<![\w@.])(?:facebook\.com|fb\.com|fb\.me|m\.me|t\.me|wa\.me)/[^\s<>\"'“”‘’။၊]+",
    re.IGNORECASE,
)
EMAIL_PLAIN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?![\w-])")
LINK_HANDLE = re.compile(
    "(?<![\\w.@/])@[A-Za-z0-9_][A-Za-z0-9_.]{2,40}"
    "|(?<!\\w)(?:telegram|viber|signal|wechat|line id|skype|instagram|insta|messenger|whats ?app|fb|facebook|tiktok)"
    "(?:[ ](?:id|account|name|page|user(?:name)?))?[ ]?[:：=][ ]?(?P<what>[^\\s,;]{3,60})",
    re.IGNORECASE,
)
# "at" and "dot" spelt out, so that no machine should find it; without brackets only before a dot spelt out, or a
# common host of mail.
_HOST = "[A-Za-z0-9-]{1,63}"
_SPELT_DOT = f"(?:\\s{{0,2}}[(\\[{{<]\\s?dot\\s?[)\\]}}>]\\s{{0,2}}|[ ]dot[ ]){_HOST}"
_MAIL = "(?:g|hot|proton|i?cloud)?(?:mail|yahoo|outlook|cloud|proton)"
EMAIL_SPELT = re.compile(
    "(?<![\\w.+-])[\\w.+-]{1,64}"
    f"(?:\\s{{0,2}}[(\\[{{<]\\s?(?:at|@)\\s?[)\\]}}>]\\s{{0,2}}{_HOST}(?:{_SPELT_DOT}|\\.{_HOST})+"
    f"|[ ](?:at|@)[ ]{_HOST}(?:{_SPELT_DOT})+|[ ](?:at|@)[ ]{_MAIL}\\.{_HOST})",
    re.IGNORECASE,
)


def without_tail(text: str, start: int, end: int) -> int:
    """Where a link ends once the sentence's own marks are left off."""
    while end > start + 1 and text[end - 1] in ".,;:!?)]}":
        end -= 1
    return end
