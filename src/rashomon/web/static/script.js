// The pages work without this. It adds keys and the like; it never makes HTML out of text.
"use strict";

(() => {
  const WRITING = "input, select, textarea, [contenteditable]";

  // j and k step through what a page marks with data-steps: the links of a list, one after the other
  const steps = () => [...document.querySelectorAll("[data-steps] a[data-step]")].filter((a) => a.offsetParent !== null);
  const step = (by) => {
    const all = steps();
    const here = all.indexOf(document.activeElement);
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };
  const follow = (selector) => { const link = document.querySelector(selector); if (link) link.click(); };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.querySelector("input[type=search]")?.focus(),
    "[": () => follow("a[rel=prev]"),
    "]": () => follow("a[rel=next]"),
    "?": () => document.getElementById("keys")?.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITING)) return;
    if (document.querySelector("[data-key]")) return; // pages for deciding have keys of their own
    if (event.key !== "?" && event.key !== "/" && !steps().length && !"[]".includes(event.key)) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // who comes to a thing by its address sees it open
  const open = () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!there) return;
    for (let up = there.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    there.querySelector(":scope > details")?.setAttribute("open", "");
  };
  addEventListener("hashchange", open);
  addEventListener("DOMContentLoaded", open);

  // a map can be moved and brought nearer by its viewBox
  const LEAST = 1 / 16;
  const movable = (figure) => {
    const drawing = figure.querySelector("svg.rashomon-drawing");
    if (!drawing) return;
    const whole = drawing.viewBox.baseVal;
    const [left, top, width, height] = [whole.x, whole.y, whole.width, whole.height];
    const box = { x: left, y: top, part: 1 };
    const show = () => {
      box.part = Math.min(1, Math.max(LEAST, box.part));
      box.x = Math.min(left + width * (1 - box.part), Math.max(left, box.x));
      box.y = Math.min(top + height * (1 - box.part), Math.max(top, box.y));
      drawing.setAttribute("viewBox", [box.x, box.y, width * box.part, height * box.part].join(" "));
    };
    const near = (by, x = 0.5, y = 0.5) => {
      const before = box.part;
      box.part = Math.min(1, Math.max(LEAST, before * by));
      box.x += width * (before - box.part) * x;
      box.y += height * (before - box.part) * y;
      show();
    };
    const move = (x, y) => { box.x += x * width * box.part; box.y += y * height * box.part; show(); };
    const back = () => { box.part = 1; show(); };

    const tools = document.createElement("p");
    tools.className = "tools";
    for (const [words, act] of [["Nearer", () => near(0.5)], ["Farther", () => near(2)], ["Whole", back]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", act);
      tools.append(button);
    }
    figure.before(tools);

    const arrows = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
    figure.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") near(0.5);
      else if (event.key === "-") near(2);
      else if (event.key === "0") back();
      else if (arrows[event.key] && box.part < 1) move(...arrows[event.key]);
      else return;
      event.preventDefault();
    });
    figure.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // alone it scrolls the page
      event.preventDefault();
      const edge = drawing.getBoundingClientRect();
      near(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height);
    }, { passive: false });

    let held = null;
    drawing.addEventListener("pointerdown", (event) => { if (box.part < 1) held = { x: event.clientX, y: event.clientY, far: 0 }; });
    drawing.addEventListener("pointermove", (event) => {
      if (!held || !event.buttons) { return; }
      const edge = drawing.getBoundingClientRect();
      const [x, y] = [held.x - event.clientX, held.y - event.clientY];
      move(x / edge.width, y / edge.height);
      held = { x: event.clientX, y: event.clientY, far: held.far + Math.abs(x) + Math.abs(y) };
    });
    // what ends a drag is no click on a mark
    drawing.addEventListener("click", (event) => { if (held && held.far > 4) event.preventDefault(); held = null; });
    drawing.addEventListener("dragstart", (event) => event.preventDefault());
  };
  addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-movable]").forEach(movable));
})();
