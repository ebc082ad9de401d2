(() => {
  "use strict";
  const $ = (id) => document.getElementById(id), all = (css, root = document) => [...root.querySelectorAll(css)];
  const make = (tag, text = "", kind = "") => Object.assign(document.createElement(tag), { textContent: text, className: kind });
  const form = $("controls"), slider = $("slider"), graph = $("graph"), panel = $("panel"), tip = $("tip"), choice = $("choice");
  const months = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  const narrow = matchMedia("(max-width: 60rem)");
  if (!graph) return;

  const nodes = all(".nodes>.n", graph).reverse().map((el) => ({
    el, name: el.querySelector("text").textContent, half: 0, r: +el.querySelector("text").getAttribute("y"), ties: 0,
    at: el.getAttribute("transform").match(/-?[\d.]+/g).map(Number),
  }));
  const kinds = all("[name=layer]", form).map((box) => box.value), relations = choice.dataset.order.split("|");
  const ties = all("#ties [data-t]").map((row) => {
    const [a, b, layer, relation, first, last, directed, told] = row.dataset.t.split(",");
    nodes[a].ties++;
    nodes[b].ties++;
    return {
      row, a: +a, b: +b, layer: kinds[layer], relation: relations[relation], first, last, directed, told: told || "",
      ends: [nodes[a].name, nodes[b].name], label: row.cells[1].textContent.trim(), when: row.cells[3].textContent.trim(), shown: true,
    };
  });
  nodes.forEach(({ el, name, ties: count }, n) => {
    el.dataset.a = n;
    el.tabIndex = n ? -1 : 0;
    el.setAttribute("role", "button");
    el.setAttribute("aria-label", `${name}, ${count} tie${count === 1 ? "" : "s"}`);
  });
  const lines = all(".l[data-t]", graph).map((el) => {
    const p = el.getAttribute("d").match(/-?[\d.]+/g).map(Number), at = [];
    for (let i = 0, n = p.length > 4 ? 8 : 1; i <= n; i++) {
      const t = i / n, q = p.length > 4 ? [(1 - t) ** 2, 2 * t * (1 - t), t * t] : [1 - t, t];
      at.push([0, 1].map((k) => q.reduce((sum, w, j) => sum + w * p[2 * j + k], 0)));
    }
    const own = el.dataset.t.split(" ").map((n) => ties[n]);
    return { el, at, a: own[0].a, b: own[0].b, ties: own, shown: true };
  });
  const states = all(".land[data-a]"), figures = new Map(all("#figures tbody tr").map((row) => [row.dataset.a, all("[data-y]", row).map((c) => [+c.dataset.y, +c.dataset.v])]));
  const binding = new Set(choice.dataset.layers.split(" "));
  let actor = null, hot = null, month = slider ? slider.value : "";

  const iso = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String(n % 12 + 1).padStart(2, "0")}`;
  function holds(tie) {
    return !slider || ((!tie.first || tie.first <= iso(slider.value)) && (!tie.last || tie.last >= iso(slider.value)));
  }

  function update() {
    const data = new FormData(form), layers = new Set(data.getAll("layer")), told = new Set(data.getAll("told"));
    for (const tie of ties) tie.shown = layers.has(tie.layer) && (!tie.told || told.has(tie.told)) && holds(tie);
    const near = new Set([actor]), busy = new Set();
    for (const line of lines) {
      const tied = line.ties.some((tie) => tie.shown), own = actor === null || line.a === actor || line.b === actor;
      line.shown = tied && own;
      line.el.classList.toggle("off", !line.shown);
      if (tied) busy.add(line.a).add(line.b);
      if (line.shown) near.add(line.a).add(line.b);
    }
    nodes.forEach((node, n) => {
      node.el.classList.toggle("dim", actor === null ? !busy.has(n) : !near.has(n));
      node.el.classList.toggle("self", n === actor);
    });
    graph.classList.toggle("ego", actor !== null);
    label();
    const count = ties.filter((tie) => tie.shown && (actor === null || tie.a === actor || tie.b === actor)).length;
    $("shown").textContent = `${count} of ${ties.length} ties shown`;
    if (slider) dated();
    colour();
    for (const s of all(".s")) s.classList.toggle("hot", actor !== null && s.dataset.a === String(actor));
  }

  function label() {
    const { width, height: high } = graph.viewBox.baseVal, k = width / graph.clientWidth, edge = width + 3 * k, self = nodes[actor];
    const free = (box) => (o) => box[0] >= o[1] || box[1] <= o[0] || box[2] >= o[3] || box[3] <= o[2];
    for (const node of nodes) node.el.classList.add("mute");
    const seen = nodes.filter((node) => !node.el.classList.contains("dim")), taken = [];
    for (const node of self ? [self, ...seen.filter((other) => other !== self)] : seen) {
      const [x, y] = node.at, box = [x - node.half * k, x + node.half * k, y + 6 * k, y + (node.r + 4) * k];
      const fits = box[0] > -3 * k && box[1] < edge && box[3] < high && taken.every(free(box));
      taken.push([x - 5 * k, x + 5 * k, y - 5 * k, y + 5 * k]);
      if (!fits) continue;
      node.el.classList.remove("mute");
      taken.push(box);
    }
  }

  function dated() {
    const year = Math.floor(slider.value / 12), chart = $("chart"), now = $("now");
    $("date").textContent = months.format(new Date(Date.UTC(year, slider.value % 12)));
    slider.setAttribute("aria-valuetext", $("date").textContent);
    if (chart) {
      now.toggleAttribute("hidden", year < chart.dataset.first || year > chart.dataset.last || chart.dataset.first === chart.dataset.last);
      now.setAttribute("d", `M${+chart.dataset.left + (year - chart.dataset.first) * chart.dataset.step} 16V350`);
    }
    for (const part of all("#years details")) {
      const at = part.dataset.y === String(year);
      part.classList.toggle("at", at);
      if (month !== slider.value) part.open = at;
    }
    month = slider.value;
  }

  function colour() {
    const shade = new Map(), key = [], by = choice.value;
    if (by === "spending") {
      const year = slider ? Math.floor(slider.value / 12) : 9999, held = [];
      for (const [n, years] of figures) {
        const last = years.filter(([y]) => y <= year && (!slider || y > year - 3)).pop();
        if (n !== "" && last) held.push([+n, last[1]]);
      }
      held.sort((a, b) => a[1] - b[1]);
      held.forEach(([n, v], i) => shade.set(n, [`on${1 + Math.floor(5 * i / held.length)}`, short(v)]));
      for (let i = 1; i <= 5; i++) {
        const part = held.filter(([n]) => shade.get(n)[0] === `on${i}`);
        if (part.length) key.push([`on${i}`, [...new Set([part[0], part[part.length - 1]].map(([, v]) => short(v)))].join(" to ")]);
      }
    } else if (by !== "") {
      const own = +by, theirs = ties.filter((tie) => tie.shown && binding.has(tie.layer) && (tie.a === own || tie.b === own));
      const order = choice.dataset.order.split("|").filter((relation) => theirs.some((tie) => tie.relation === relation));
      const shades = ["on4", "on2", "on1"];
      for (const tie of theirs.sort((s, t) => order.indexOf(t.relation) - order.indexOf(s.relation))) shade.set(tie.a === own ? tie.b : tie.a, [shades[Math.min(2, order.indexOf(tie.relation))], tie.relation]);
      order.slice(0, 2).forEach((relation, i) => key.push([shades[i], relation]));
      if (order.length > 2) key.push(["on1", order.slice(2).join(", ")]);
      shade.set(own, ["self", ""]);
    }
    for (const state of states) {
      const [kind, says] = shade.get(+state.dataset.a) || ["", ""];
      state.classList.remove("on1", "on2", "on3", "on4", "on5", "self");
      if (kind) state.classList.add(kind);
      state.dataset.says = says;
    }
    $("mapkey").replaceChildren(...key.map(([kind, words]) => {
      const item = make("li");
      item.append(make("span", "", `swatch ${kind}`), words);
      return item;
    }));
  }

  function short(v) {
    const [scale, word] = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]].find(([s]) => v >= s) || [1, ""];
    return `${+(v / scale).toPrecision(3)} ${word}`.trim();
  }

  const named = (tie) => `${tie.ends.join(tie.directed ? " → " : " – ")}: ${tie.label}`;

  function tell(tie, open) {
    const item = make("li"), more = make("details");
    item.append(make("p", named(tie)), make("p", [tie.when, tie.told && tie.row.cells[4].textContent.trim()].filter(Boolean).join(" · "), "small"));
    more.open = open;
    more.append(make("summary", "Evidence"));
    for (const cites of all("a", tie.row)) {
      const said = $(cites.hash.slice(1)), source = $(said.lastElementChild.hash.slice(1)), proof = make("p", "", "cite");
      proof.append(...[...source.childNodes].map((part) => part.cloneNode(true)));
      more.append(make("p", said.firstChild.textContent.trim()), proof);
    }
    if (more.children.length > 1) item.append(more);
    return item;
  }

  function show(title, note, held, open) {
    const parts = [make("h3", title), make("p", note, "small")];
    for (const box of all("[name=layer]", form)) {
      const own = held.filter((tie) => tie.layer === box.value), list = make("ul");
      if (!own.length) continue;
      list.append(...own.map((tie) => tell(tie, open)));
      parts.push(make("h4", `${box.nextSibling.textContent} (${own.length})`, box.value), list);
    }
    $("held").replaceChildren(...parts);
    panel.classList.add("open");
    $("close").hidden = false;
    panel.scrollTop = 0;
  }

  function pick(n) {
    actor = n;
    $("actor").value = n === null ? "" : n;
    update();
    if (n === null) return drop();
    const own = ties.filter((tie) => tie.shown && (tie.a === n || tie.b === n));
    show(nodes[n].name, `${own.length} tie${own.length === 1 ? "" : "s"}${slider ? `, ${$("date").textContent}` : ""}`, own, own.length < 4);
  }

  function drop() {
    panel.classList.remove("open");
    $("close").hidden = true;
    $("held").replaceChildren(make("p", "Choose an actor or a line to see what it rests on.", "none"));
    if (hot) hot.el.classList.remove("hot");
    hot = null;
  }

  function nearest(event) {
    const box = graph.getBoundingClientRect(), scale = box.width / graph.viewBox.baseVal.width;
    const x = (event.clientX - box.left) / scale, y = (event.clientY - box.top) / scale;
    let best = (event.pointerType === "touch" ? 14 : 7) / scale, found = null;
    for (const line of lines) if (line.shown) for (let i = 1; i < line.at.length; i++) {
      const [[x1, y1], [x2, y2]] = [line.at[i - 1], line.at[i]], dx = x2 - x1, dy = y2 - y1;
      const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
      if (far < best) [best, found] = [far, line];
    }
    return found;
  }

  function say(event, words) {
    tip.hidden = !words;
    if (!words) return;
    tip.textContent = words;
    tip.style.left = `${Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${event.clientY + 16 + tip.offsetHeight > innerHeight ? event.clientY - tip.offsetHeight - 10 : event.clientY + 16}px`;
  }
  const words = (line) => line.ties.filter((tie) => tie.shown).slice(0, 3).map(named).join("; ") + (line.ties.filter((tie) => tie.shown).length > 3 ? "; …" : "");

  graph.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const node = event.target.closest(".n"), line = node ? null : nearest(event);
    say(event, node ? node.getAttribute("aria-label") : line ? words(line) : "");
  });
  graph.addEventListener("pointerleave", () => say(null, ""));
  graph.addEventListener("click", (event) => {
    const node = event.target.closest(".n"), line = node ? null : nearest(event);
    if (node) return pick(+node.dataset.a === actor ? null : +node.dataset.a);
    if (hot) hot.el.classList.remove("hot");
    if (!line) return pick(null);
    hot = line;
    line.el.classList.add("hot");
    show(`${nodes[line.a].name} – ${nodes[line.b].name}`, "", line.ties.filter((tie) => tie.shown), true);
  });
  graph.addEventListener("keydown", (event) => {
    const node = event.target.closest(".n");
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") pick(+node.dataset.a === actor ? null : +node.dataset.a);
    else if (way) {
      const [x, y] = nodes[node.dataset.a].at;
      const cost = (to) => { const [dx, dy] = [to.at[0] - x, to.at[1] - y], on = dx * way[0] + dy * way[1]; return on > 0 ? Math.hypot(dx, dy) ** 2 / on : Infinity; };
      const next = nodes.filter((to) => !to.el.classList.contains("dim")).reduce((best, to) => (cost(to) < cost(best) ? to : best), nodes[node.dataset.a]);
      if (next.el !== node && cost(next) < Infinity) { node.tabIndex = -1; next.el.tabIndex = 0; next.el.focus(); }
    } else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && (actor !== null || panel.classList.contains("open"))) pick(null); });

  $("map").addEventListener("pointermove", (event) => {
    const state = event.target.closest(".land[data-a]");
    say(event, state ? [nodes[state.dataset.a].name, state.dataset.says].filter(Boolean).join(": ") : event.target.querySelector("title")?.textContent);
  });
  $("map").addEventListener("pointerleave", () => say(null, ""));
  $("map").addEventListener("click", (event) => { const state = event.target.closest(".land[data-a]"); if (state) pick(+state.dataset.a); });
  $("actor").addEventListener("change", (event) => { event.stopPropagation(); pick(event.target.value === "" ? null : +event.target.value); if (actor !== null && narrow.matches) $("h-g").scrollIntoView(); });
  $("close").addEventListener("click", () => pick(null));
  choice.addEventListener("change", colour);
  form.addEventListener("input", (event) => { if (event.target.id !== "actor") { if (actor === null) update(); else pick(actor); } });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => pick(null)));
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#s'],a[href^='#q']")) $("sources").open = true;
  });

  for (const bar of all(".zoom")) {
    const pane = $(bar.dataset.for), svg = pane.querySelector("svg");
    let zoom = 1;
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const by = +(event.target.closest("[data-by]")?.dataset.by || 0);
      const was = zoom, x = pane.scrollLeft + pane.clientWidth / 2, y = pane.scrollTop + pane.clientHeight / 2;
      zoom = Math.min(8, Math.max(1, zoom * 1.5 ** by));
      svg.style.width = `${100 * zoom}%`;
      pane.scrollTo(x * zoom / was - pane.clientWidth / 2, y * zoom / was - pane.clientHeight / 2);
    });
    new ResizeObserver(() => {
      const scale = svg.clientWidth / svg.viewBox.baseVal.width;
      svg.style.setProperty("--k", 1 / scale);
      if (svg === graph) label();
    }).observe(svg);
  }
  for (const link of all("#cited a")) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  document.documentElement.classList.add("live-page");
  for (const node of nodes) node.el.classList.remove("mute");
  for (const node of nodes) node.half = node.el.querySelector("text").getComputedTextLength() / 2 + 3;
  for (const id of ["controls", "panel", "by"]) $(id).hidden = false;
  update();
})();
