// Rest on a mark or a row, or reach it with the keyboard: everything that belongs to it lights up.
// Without this script the page has all its words, marks, links and tables.
(() => {
  let lit = [];
  const light = (event) => {
    const of = event.target.closest?.("[data-e]")?.dataset.e;
    for (const element of lit) element.classList.remove("lit");
    lit = of ? [...document.querySelectorAll("[data-e]")].filter((element) => element.dataset.e === of) : [];
    for (const element of lit) element.classList.add("lit");
  };
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, light);
})();
