// Runs before the first paint, so that a chosen theme never flashes.
(() => {
  try {
    const theme = localStorage.getItem("easel.theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch { /* Storage may be refused: the system's theme holds. */ }
})();
