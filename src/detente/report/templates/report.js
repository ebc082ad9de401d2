(() => {
  "use strict";
  const $ = (id) => document.getElementById(id), all = (css, root = document) => [...root.querySelectorAll(css)];
  const root = document.documentElement, cards = all(".card"), marks = all(".text [data-c]"), form = $("filters");
  const narrow = matchMedia("(max-width: 60rem)");
  const of = new Map(cards.map((card) => [card.dataset.n, { card, marks: [] }]));
  for (const mark of marks) for (const n of mark.dataset.c.split(" ")) of.get(n).marks.push(mark);
  const lower = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  let now = null;

  root.classList.add("js");
  $("ask").hidden = false;
  form.hidden = cards.length < 2;
  all(".toggle").forEach((button) => { button.hidden = false; });

  function toggle(card, open = !card.classList.contains("open")) {
    card.classList.toggle("open", open);
    const button = card.querySelector(".toggle");
    button.setAttribute("aria-expanded", open);
    button.textContent = `${open ? "Hide" : "Show"} ${button.dataset.what}`;
  }

  function drop() {
    if (!now) return;
    const held = of.get(now);
    held.card.classList.remove("now");
    held.marks.forEach((mark) => mark.classList.remove("on"));
    now = null;
    $("sheet").hidden = true;
  }

  function pick(n, from) {
    const fresh = $("sheet").hidden;
    drop();
    now = n;
    const { card, marks } = of.get(n);
    card.classList.add("now");
    marks.forEach((mark) => mark.classList.add("on"));
    if (narrow.matches) {
      if (from === "card") return;
      sheet(card);
      if (fresh) $("sheet").focus({ preventScroll: true });
      const at = marks[0]?.getBoundingClientRect();
      if (at && (at.top < 0 || at.bottom > innerHeight * 0.4)) scrollBy({ top: at.top - innerHeight * 0.15 });
      return;
    }
    if (from !== "card") {
      toggle(card, true);
      card.focus({ preventScroll: true });
      $("findings").scrollTo({ top: card.offsetTop - 16 });
    }
    if (from !== "text") marks[0]?.scrollIntoView({ block: "center" });
  }

  function sheet(card) {
    const copy = card.cloneNode(true);
    all("[id]", copy).concat(copy).forEach((node) => node.removeAttribute("id"));
    all(".toggle, .num", copy).forEach((node) => node.remove());
    copy.classList.remove("now");
    copy.classList.add("open");
    $("held").replaceChildren(Object.assign(document.createElement("div"), { className: copy.className }));
    $("held").firstChild.append(...copy.childNodes);
    $("place").textContent = `Claim ${card.dataset.n} of ${cards.length}`;
    $("sheet").hidden = false;
    $("sheet").scrollTop = 0;
  }

  function step(by) {
    const seen = cards.filter((card) => !card.hidden);
    if (!seen.length) return;
    const at = now ? seen.indexOf(of.get(now).card) : by > 0 ? -1 : seen.length;
    pick(seen[Math.min(seen.length - 1, Math.max(0, at + by))].dataset.n, "key");
  }

  function filter() {
    const data = new FormData(form), verdicts = new Set(data.getAll("verdict"));
    const type = data.get("type"), speaker = data.get("speaker"), words = data.get("words").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of cards) {
      const fits = verdicts.has(card.dataset.verdict) && (!type || card.dataset.type === type) &&
        (!speaker || card.dataset.speaker === speaker) && words.every((word) => lower.get(card).includes(word));
      card.hidden = !fits;
      count += fits;
    }
    for (const mark of marks) mark.classList.toggle("off", mark.dataset.c.split(" ").every((n) => of.get(n).card.hidden));
    if (now && of.get(now).card.hidden) drop();
    $("shown").textContent = `${count} of ${cards.length} shown`;
    $("none").hidden = count > 0 || !cards.length;
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  filter();

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".text [data-c]"), card = event.target.closest(".cards .card");
    if (mark && !String(getSelection())) {
      event.preventDefault();
      const inner = mark.dataset.c.split(" ").filter((n) => !of.get(n).card.hidden).reverse();
      if (inner.length) pick(inner[(inner.indexOf(now) + 1) % inner.length], "text");
    } else if (card && event.target.closest(".toggle")) toggle(card);
    else if (card && event.target.closest(".num")) { event.preventDefault(); pick(card.dataset.n, "key"); }
    else if (card && !event.target.closest("a, button") && !String(getSelection())) pick(card.dataset.n, "card");
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    const typing = event.target.matches("input:not([type=checkbox]), select, textarea"), card = event.target.closest?.(".cards .card");
    if (event.key === "Escape") { drop(); if (typing) event.target.blur(); return; }
    if (typing) return;
    const own = event.target === card;
    const act = {
      j: () => step(1), k: () => step(-1), "?": () => $("help").showModal(), "/": () => form.elements.words.focus(),
      ArrowDown: own && (() => step(1)), ArrowUp: own && (() => step(-1)), Enter: own && (() => toggle(card)),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  $("prev").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("close").addEventListener("click", () => {
    const back = $(`t${now}`);
    drop();
    back?.focus({ preventScroll: true });
  });
  $("ask").addEventListener("click", () => $("help").showModal());
})();
