// Keys for what the page does with buttons and links as well, and words that are selected in a text.
"use strict";
(() => {
  const OFF = "rashomon-keys-off";
  const isOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const inField = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

  // the line that the cursor is in comes first, then what belongs to the page and to no line
  const target = (key) => {
    const line = document.activeElement.closest("[data-item]");
    const marked = [...document.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === key);
    return marked.find((one) => line && line.contains(one)) || marked.find((one) => !one.closest("[data-item]"));
  };

  const use = (element) => {
    if (element.tagName === "SUMMARY") {
      element.parentElement.open = true;
      (element.parentElement.querySelector("input:not([type=hidden]), select, textarea") || element).focus();
    } else if (inField(element)) {
      element.focus();
    } else {
      element.click();
    }
  };

  const step = (by) => {
    const lines = [...document.querySelectorAll("[data-item]")];
    const at = lines.indexOf(document.activeElement.closest("[data-item]"));
    const line = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : Math.min(Math.max(at + by, 0), lines.length - 1)];
    if (line) { (line.querySelector("a, button") || line).focus(); }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && inField(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOff() || inField(event.target)) { return; }
    if (event.key === "j" || event.key === "k") { step(event.key === "j" ? 1 : -1); event.preventDefault(); return; }
    const element = target(event.key);
    if (element) { event.preventDefault(); use(element); }
  });

  // offsets count characters as the ledger does: a letter beyond the first plane is one
  const text = document.querySelector("[data-text]");
  const fields = ["words", "start", "end"].map((name) => document.querySelector(`[data-${name}]`));
  const select = () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) { return; }
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) { return; }
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const said = range.toString();
    const lead = said.length - said.trimStart().length;
    const start = [...before.toString()].length + [...said.slice(0, lead)].length;
    fields[0].value = said.trim();
    fields[1].value = start;
    fields[2].value = start + [...said.trim()].length;
    fields[0].closest("details").open = true;
  };
  if (text && fields.every(Boolean)) { document.addEventListener("selectionchange", select); }

  const toggle = document.querySelector("[data-toggle-keys]");
  if (toggle) {
    const show = () => { toggle.textContent = isOff() ? "Switch the keys on" : "Switch the keys off"; };
    toggle.hidden = false;
    show();
    toggle.addEventListener("click", () => {
      try { localStorage.setItem(OFF, isOff() ? "0" : "1"); } catch { /* without storage they stay on */ }
      show();
    });
  }
})();
