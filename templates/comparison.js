"use strict";
// Sorts and filters the rows of each table of units × indicators. Nothing is written into the page but the order of its
// rows and counts; texts come from attributes of the page itself.
for (const box of document.querySelectorAll(".step")) {
  const table = box.querySelector(".pairs");
  if (!table) continue;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const field = box.querySelector("input");
  const status = box.querySelector(".count");
  const more = box.querySelector(".more");
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const names = new Map(rows.map((row) => [row, plain(row.cells[0].textContent)]));
  const value = (row, column) => {
    const cell = row.cells[column];
    if (column === 0) return names.get(row);
    const text = cell.dataset.v;
    return text === undefined || text === "" ? null : Number(text);
  };
  const say = (text) => { status.textContent = text; };
  const shown = () => {
    const asked = plain(field.value.trim());
    let count = 0;
    for (const row of rows) {
      row.hidden = asked !== "" && !names.get(row).includes(asked);
      count += row.hidden ? 0 : 1;
    }
    say(status.dataset.of.replace("{n}", count).replace("{all}", rows.length));
  };
  const sort = (button) => {
    const head = button.closest("th");
    const column = Number(button.dataset.c);
    const upwards = head.getAttribute("aria-sort") === "descending" || (column === 0 && !head.hasAttribute("aria-sort"));
    for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", upwards ? "ascending" : "descending");
    const sign = upwards ? 1 : -1;
    const keyed = rows.map((row, place) => [value(row, column), place, row]);
    keyed.sort(([a, m], [b, n]) => {
      if (a === b) return m - n;
      if (a === null) return 1; // what has no figure comes last either way
      if (b === null) return -1;
      return (a < b ? -1 : 1) * sign;
    });
    body.append(...keyed.map((line) => line[2]));
    say(status.dataset.sorted.replace("{column}", button.title || button.textContent.trim()));
  };
  for (const button of table.querySelectorAll("button")) button.addEventListener("click", () => sort(button));
  field.addEventListener("input", shown);
  if (more) more.addEventListener("click", () => { document.documentElement.className = ""; more.remove(); });
  for (const hidden of box.querySelectorAll(".js[hidden]")) hidden.hidden = false;
}
if (!document.querySelector(".more")) document.documentElement.className = "";
