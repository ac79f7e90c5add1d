"use strict";
(() => {
  document.documentElement.classList.add("js");
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const narrow = matchMedia("(max-width: 760px)");

  const draw = async () => {
    for (const [id, specs] of Object.entries(charts)) {
      const place = document.getElementById(id);
      const spec = structuredClone(narrow.matches ? specs.narrow : specs.wide);
      spec.width = Math.min(spec.width, place.clientWidth);
      // ast: expressions are interpreted, so that the page needs no eval; the tooltip handler escapes what it shows
      await vegaEmbed(place, spec, { actions: false, renderer: "svg", ast: true, logLevel: 1, defaultStyle: false, tooltip: { disableDefaultStyle: true } });
    }
  };

  for (const table of document.querySelectorAll("details table")) {
    const field = table.parentElement.querySelector("input");
    const count = table.parentElement.querySelector(".count");
    const rows = [...table.tBodies[0].rows];
    const words = rows.map((row) => row.textContent.toLowerCase());
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, number) => {
        row.hidden = !wanted.every((word) => words[number].includes(word));
        shown += !row.hidden;
      });
      count.textContent = shown === rows.length ? `${rows.length}` : `${shown} of ${rows.length}`;
    });
  }

  if (Object.keys(charts).length) {
    draw();
    narrow.addEventListener("change", draw);
  }
})();
