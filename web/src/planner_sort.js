import { announce, h } from './dom.js';
import { lang, t } from './texts.js';

const K_NEXT = { ascending: 'descending', descending: 'ascending' };

function valueOf(row, column) {
  const cell = row.cells[column];
  if (cell.dataset.value === undefined) return cell.textContent.trim();
  return cell.dataset.value === '' ? null : Number(cell.dataset.value);
}

/// Numbers by size and texts by the alphabet; what has no value is last either way.
function compare(a, b, direction) {
  if (a === null || b === null) return (a === null) - (b === null);
  const order = typeof a === 'number' ? a - b : a.localeCompare(b, lang());
  return direction === 'ascending' ? order : -order;
}

function sort(table, column, header) {
  const isNumber = [...table.tBodies[0].rows].find((row) => !row.matches('.dimension'))?.cells[column].dataset.value !== undefined;
  const direction = K_NEXT[header.getAttribute('aria-sort')] ?? (isNumber ? 'descending' : 'ascending');
  for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', direction);
  for (const row of table.querySelectorAll('.dimension')) row.remove(); // an order of its own has no groups
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => compare(valueOf(a, column), valueOf(b, column), direction));
  table.tBodies[0].append(...rows);
  announce(direction === 'ascending' ? t('app.sorted_up', { column: header.textContent }) : t('app.sorted_down', { column: header.textContent }));
}

/// Makes every column's head a button that sorts by it.
export function addSorting(table) {
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = h('button', { type: 'button', class: 'sort', onclick: () => sort(table, column, header) }, ...header.childNodes);
    header.replaceChildren(button);
  });
}
