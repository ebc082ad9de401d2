(() => {
  "use strict";
  const root = document.documentElement, button = document.getElementById("theme");
  const themes = ["auto", "light", "dark"];
  let theme = 0;
  function paint() {
    if (theme) root.dataset.theme = themes[theme]; else delete root.dataset.theme;
    button.textContent = `Theme: ${themes[theme]}`;
    try { localStorage.setItem("detente-theme", themes[theme]); } catch { /* kept for this page alone */ }
  }
  try { theme = Math.max(0, themes.indexOf(localStorage.getItem("detente-theme"))); } catch { /* none kept */ }
  paint();
  button.addEventListener("click", () => { theme = (theme + 1) % 3; paint(); });
  button.hidden = false;
})();
