"""To whom originals are closed, and how two of them open one."""
