import { announce, h } from './dom.js';
import { csvOf } from './planner_csv.js';
import { addSorting } from './planner_sort.js';
import { t } from './texts.js';

/// Puts a table as it stands, in its present order, where a spreadsheet can paste it from.
function copyButton(table, said) {
  const copy = async () => {
    await navigator.clipboard.writeText(csvOf(table, said));
    announce(t('app.csv_copied'));
  };
  return h('button', { type: 'button', class: 'button button-plain', onclick: copy }, t('app.csv_copy'),
    h('span', { class: 'unseen' }, ` : ${table.caption.textContent}`));
}

/// The tables of a page of figures: sorted by any column, copied as CSV. Without script they are complete, and the
/// files are links.
export function enhanceTables(results) {
  for (const table of results.querySelectorAll('.sortable')) {
    addSorting(table);
    if (navigator.clipboard) table.closest('.table-scroll').after(h('p', { class: 'csv' }, copyButton(table, results.dataset)));
  }
}

/// A choice made is shown at once.
export function submitOnChange(form) {
  form.addEventListener('change', (event) => event.target.tagName === 'SELECT' && form.reportValidity() && form.submit());
}
