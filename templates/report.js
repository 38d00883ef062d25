"use strict";
// What report.html can do with a script; without one all of its tables are whole. Text comes from the page alone.
(() => {
  const find = (id) => document.getElementById(id);
  const make = (name, css, text) => {
    const element = document.createElement(name);
    element.className = css;
    element.textContent = text;
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const language = document.documentElement.lang;
  const number = (value) => value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  const table = find("bang");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].querySelectorAll("[rowspan]"), ...table.tHead.rows[1].cells];
  const groups = [...table.tHead.rows[0].querySelectorAll(".pillar")];
  // The columns of pillars: number (from 1), number of the pillar, goals that the indicator serves.
  const columns = groups
    .flatMap((group, place) => Array(group.colSpan).fill(place + 1))
    .map((group, place) => ({ number: place + 1 + heads.length - table.tHead.rows[1].cells.length, group }));
  for (const column of columns) column.goals = heads[column.number - 1].dataset.g?.split(" ") ?? [];
  const columnOf = new Map(columns.map(({ number }) => [heads[number - 1].textContent, number - 1]));
  let hiding = false;
  const perPage = Number(table.dataset.rows);
  const all = [...body.rows].map((row, place) => {
    const link = row.cells[0].firstElementChild;
    const section = find(link.hash.slice(1));
    return { row, place, section, text: fold(`${link.textContent} ${section.dataset.code}`), ...row.dataset };
  });
  const rowOf = new Map(all.map((item) => [item.section, item.row]));
  let shown = all;
  let page = 0;
  let order = null; // {head, column, down}

  // Order: states by their class, the worst first; figures by size; where there is none, last.

  const value = (item, column) => {
    const cell = item.row.cells[column];
    if (column === 0) return cell.textContent;
    if (cell.className) return cell.className;
    const figure = parseFloat(cell.textContent.replace(",", "."));
    return Number.isNaN(figure) ? null : figure;
  };

  const sorted = (items) => {
    if (!order) return items;
    const words = new Intl.Collator(language, { numeric: true });
    const keyed = items.map((item) => [value(item, order.column), item]);
    const compare = ([a, first], [b, second]) => {
      if (a === null || b === null) return (a === null) - (b === null) || first.place - second.place;
      const by = typeof a === "string" ? words.compare(a, b) : a - b;
      return (order.down ? -by : by) || first.place - second.place;
    };
    return keyed.sort(compare).map(([, item]) => item);
  };

  const sortBy = (head, column) => {
    const figures = column > 0 && !body.rows[0]?.cells[column].className;
    // The strongest score, the worst level, the first name come first.
    order = { head, column, down: order?.head === head ? !order.down : figures };
    draw();
  };

  // Filters

  const wanted = () => ({
    text: fold(find("f-text").value.trim()),
    l: find("f-level")?.value,
    k: find("f-kind")?.value,
    p: find("f-parent")?.value,
  });

  const draw = () => {
    const by = wanted();
    const fits = (item) => item.text.includes(by.text) && ["l", "k", "p"].every((key) => !by[key] || item[key] === by[key]);
    const matching = all.filter(fits);
    const there = new Set(matching);
    for (const item of all) item.section.hidden = !there.has(item);
    shown = sorted(matching);
    page = 0;
    showColumns(find("f-pillar").value, find("f-goal")?.value);
    for (const head of heads) head.removeAttribute("aria-sort");
    order?.head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    turn();
  };

  // Columns of other pillars, or of indicators that do not serve the goal, go by a rule of the style sheet: it holds for rows of every page.
  const showColumns = (pillar, goal) => {
    const sheet = document.styleSheets[0];
    if (hiding) sheet.deleteRule(sheet.cssRules.length - 1);
    const fits = ({ group, goals }) => (!pillar || group === Number(pillar)) && (!goal || goals.includes(goal));
    const hidden = columns.filter((column) => !fits(column));
    const fixed = heads.length - columns.length;
    for (const [place, group] of groups.entries()) {
      group.colSpan = columns.filter((column) => column.group === place + 1 && fits(column)).length || 1;
      group.hidden = columns.every((column) => column.group !== place + 1 || !fits(column));
    }
    const cells = hidden.map(({ number }) => `#bang tbody td:nth-child(${number}),#bang col:nth-child(${number}),#bang thead tr+tr th:nth-child(${number - fixed})`);
    hiding = cells.length > 0;
    if (hiding) sheet.insertRule(`${cells.join()}{display:none}`, sheet.cssRules.length);
    table.className = hiding ? "map few" : "map";
  };

  const turn = () => {
    const from = page * perPage;
    body.replaceChildren(...shown.slice(from, from + perPage).map((item) => item.row));
    const pages = Math.ceil(shown.length / perPage);
    const pager = find("trang");
    pager.hidden = pages < 2;
    pager.children[0].disabled = page === 0;
    pager.children[1].textContent = `${page + 1}/${pages}`;
    pager.children[2].disabled = page >= pages - 1;
    find("so-luong").textContent = said(from, pages);
  };

  const said = (from, pages) => {
    const words = find("so-luong").dataset;
    const some = shown.length < all.length;
    const parts = [fill(some ? words.some : words.all, { n: number(shown.length), all: number(all.length) })];
    if (pages > 1) {
      parts.push(fill(words.page, { from: number(from + 1), to: number(Math.min(from + perPage, shown.length)) }));
    }
    if (order) {
      const column = order.head.title || order.head.textContent;
      parts.push(fill(words.sorted, { column, direction: order.down ? words.descending : words.ascending }));
    }
    return parts.join(" ");
  };

  // Unit sections: what the row of the matrix and the list of shared gaps say of the unit

  const expand = (section) => {
    const row = rowOf.get(section);
    const lacks = section.querySelector("details > div");
    if (!row || !lacks || lacks.dataset.done) return;
    lacks.dataset.done = "1";
    const gaps = {};
    for (const line of lacks.querySelectorAll(".ids")) {
      for (const id of line.textContent.split(" ")) {
        const entry = find(`tc-${id}`);
        (gaps[entry.dataset.i] ??= []).push([line.previousElementSibling, entry.querySelector(".text").textContent]);
      }
    }
    const results = document.createElement("div");
    const pictures = make("div", "pair", "");
    pictures.append(wheelOf(row));
    if (find("cac-muc-tieu")) pictures.append(goalsOf(row));
    results.append(make("h4", "", find("cac-don-vi").dataset.results), pictures);
    for (const [place, group] of groups.entries()) {
      const list = make("ul", "results", "");
      // The first column of a pillar is its score.
      const [, ...indicators] = columns.filter((column) => column.group === place + 1);
      list.append(...indicators.map(({ number }) => result(row, number - 1, gaps)));
      results.append(make("h5", "", group.textContent), list);
    }
    lacks.replaceWith(results);
  };

  // The wheel of a unit: of the whole wheel, the cells up to the level of each sector, or the one of its state.
  const wheelOf = (row) => {
    const whole = find("banh-xe");
    if (!whole) return "";
    const wheel = whole.content.firstElementChild.cloneNode(true);
    const counts = {};
    for (const sector of wheel.querySelectorAll("[data-i]")) {
      const cell = row.cells[columnOf.get(sector.dataset.i)];
      const state = cell.className;
      const word = cell.textContent.trim();
      const isLevel = whole.dataset.levels.includes(state);
      (counts[state] ??= [word, 0])[1]++;
      for (const part of [...sector.children]) {
        if (part.dataset.s !== state && !(isLevel && part.dataset.s < state)) part.remove();
      }
      const title = document.createElementNS(wheel.namespaceURI, "title");
      title.textContent = `${find(`cs-${sector.dataset.i}`).querySelector(".text").textContent}: ${word}`;
      sector.append(title);
    }
    const said = Object.keys(counts).sort().map((state) => counts[state].join(" ")).join(", ");
    wheel.setAttribute("aria-label", fill(whole.dataset.said, { unit: row.cells[0].textContent, counts: said }));
    return wheel;
  };

  // What the unit's results say of each goal: how many indicators are at the acceptable level, and which are not.
  const goalsOf = (row) => {
    const all = find("cac-muc-tieu");
    const list = make("table", "lists", "");
    const heading = list.createTHead().insertRow();
    heading.append(...[all.dataset.goal, all.dataset.reached, all.dataset.back].map((text) => make("th", "", text)));
    const entries = list.createTBody();
    for (const line of all.tBodies[0].rows) {
      const serving = columns.filter(({ goals }) => goals.includes(line.dataset.g)).map(({ number }) => number - 1);
      const asked = serving.filter((column) => row.cells[column].className !== all.dataset.aside);
      const lacking = asked.filter((column) => !all.dataset.acceptable.includes(row.cells[column].className));
      if (!asked.length) continue;
      const entry = entries.insertRow();
      const name = make("th", "", line.cells[0].textContent);
      name.scope = "row";
      entry.append(name, make("td", "", `${asked.length - lacking.length}/${asked.length}`));
      const ids = entry.insertCell();
      for (const column of lacking) {
        const link = make("a", "", heads[column].textContent);
        link.href = `#cs-${link.textContent}`;
        ids.append(link, " ");
      }
    }
    return list;
  };

  const result = (row, column, gaps) => {
    const id = heads[column].textContent;
    const cell = row.cells[column];
    const line = document.createElement("li");
    const name = make("span", "", find(`cs-${id}`).querySelector(".text").textContent);
    line.append(make("span", `chip ${cell.className}`, cell.textContent), name);
    if (gaps[id]) {
      const list = document.createElement("ul");
      for (const [chip, text] of gaps[id]) {
        const item = document.createElement("li");
        item.append(chip.cloneNode(true), ` ${text}`);
        list.append(item);
      }
      line.append(list);
    }
    return line;
  };

  // A link may lead into something folded away or filtered out.
  const follow = () => {
    const target = location.hash && find(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    target.hidden = false;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };

  // Wiring

  const buttons = heads.map((head, column) => {
    const button = make("button", "", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => sortBy(head, column));
    const plain = [...head.childNodes];
    head.replaceChildren(button);
    return { head, button, plain };
  });
  table.addEventListener("mouseover", ({ target }) => {
    const cell = target.closest("td");
    if (!cell || cell.title) return;
    const head = heads[cell.cellIndex];
    cell.title = `${cell.parentElement.cells[0].textContent} – ${head.title || head.textContent}: ${cell.textContent}`;
  });
  const form = find("loc");
  form.addEventListener("input", draw);
  form.addEventListener("submit", (event) => event.preventDefault());
  find("bo-loc").addEventListener("click", () => {
    form.reset();
    order = null;
    draw();
  });
  const [before, , after] = find("trang").children;
  for (const [button, step] of [[before, -1], [after, 1]]) {
    button.addEventListener("click", () => {
      page += step;
      turn();
      table.parentElement.scrollTop = 0;
    });
  }
  document.addEventListener("toggle", ({ target }) => target.open && expand(target), true);
  for (const [id, open] of [["mo", true], ["dong", false]]) {
    find(id)?.addEventListener("click", () => {
      for (const item of all) item.section.open = open;
    });
  }
  // On paper the matrix is whole again, says by what it is filtered, and its headings are text: a button is not repeated on the pages that follow.
  addEventListener("beforeprint", () => {
    for (const { head, plain } of buttons) head.replaceChildren(...plain);
    body.replaceChildren(...shown.map((item) => item.row));
    find("so-luong").textContent = said(0, 1);
  });
  addEventListener("afterprint", () => {
    for (const { head, button } of buttons) head.replaceChildren(button);
    turn();
  });
  addEventListener("hashchange", follow);
  for (const element of document.querySelectorAll(".js")) element.hidden = false;
  draw();
  document.documentElement.className = "";
  follow();
})();
