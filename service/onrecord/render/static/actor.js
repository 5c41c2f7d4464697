const readout = document.getElementById("readout");

function point(mark) {
  for (const row of document.querySelectorAll("tr.pointed")) row.classList.remove("pointed");
  const row = mark && document.getElementById(mark.dataset.row);
  if (!row) return;
  row.classList.add("pointed");
  const [when, setting, what, sources, article] = row.cells;
  readout.replaceChildren(...[[setting, when], [what], [sources], [article]].map((cells) => {
    const line = document.createElement("p");
    for (const cell of cells) {
      for (const node of cell.childNodes) if (node.nodeName !== "BR") line.append(node.cloneNode(true));
      line.append(" ");
    }
    return line;
  }));
}

if (readout) {
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = "Point at a mark, or reach it with the Tab key, to see what was said and who says so. It leads to the brief.";
  readout.append(hint);
  readout.hidden = false;
  for (const mark of document.querySelectorAll("a.mark")) {
    mark.addEventListener("mouseenter", () => point(mark));
    mark.addEventListener("focus", () => point(mark));
  }
}
