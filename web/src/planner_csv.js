import { h } from './dom.js';
import { lang, t } from './texts.js';

/// A spreadsheet must not take a name for a formula.
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text) => `"${harmless(text).replaceAll('"', '""')}"`;
const number = (value) => (lang() === 'fr' ? value.replace('.', ',') : value);
const isNumber = (value) => value !== '' && Number.isFinite(Number(value));

const textOf = (cell) => cell.textContent.replace(/\s+/g, ' ').trim();

function cells(cell) {
  const { value, confirmed } = cell.dataset;
  if (value === undefined) return [quoted(cell.querySelector('.gap-sign') ? textOf(cell).replace(/^\S+ /, '') : textOf(cell))];
  const all = confirmed === undefined ? [value] : [value, confirmed];
  return all.map((one) => (isNumber(one) ? number(one) : ''));
}

/// Both figures of every cell of the table of needs get a column of their own.
function heads(header, isPair) {
  const name = textOf(header);
  return isPair ? [quoted(`${name} – ${t('app.csv_covered')}`), quoted(`${name} – ${t('app.csv_confirmed')}`)] : [quoted(name)];
}

/// What every figure was made with, on every line, so that it stays with a line that is copied.
function stamps({ edition, weight, km, minutes, travel, need, illustrative }) {
  const measure = minutes ? [[t('app.csv_minutes'), minutes], [t('app.csv_travel'), travel]] : [[t('app.csv_km'), km], [t('app.csv_distance'), t('app.csv_straight_line')]];
  return [[t('app.csv_need'), need], ...measure,
    [t('app.csv_edition'), edition + (illustrative === undefined ? '' : ` – ${t('app.csv_illustrative')}`)],
    [t('app.csv_weight'), weight], [t('app.csv_date'), new Date().toLocaleDateString('sv')]];
}

/// RFC 4180, with ";" where the comma is the decimal sign. Shares are from 0 to 1.
export function csvOf(table, said) {
  const stamp = stamps(said).filter(([name]) => !(table.id === 'needs-table' && name === t('app.csv_need')));
  const first = table.tBodies[0].rows[0];
  const lines = [[...table.tHead.rows[0].cells].flatMap((header, i) => heads(header, first?.cells[i].dataset.confirmed !== undefined))
    .concat(stamp.map(([name]) => quoted(name)))];
  for (const row of table.tBodies[0].rows) {
    lines.push([...row.cells].flatMap(cells).concat(stamp.map(([, value]) => quoted(value))));
  }
  return lines.map((line) => line.join(lang() === 'fr' ? ';' : ',')).join('\r\n') + '\r\n';
}

/// Downloads the table as it stands, in its present order.
export function csvButton(table, said) {
  const save = () => {
    const address = URL.createObjectURL(new Blob(['\uFEFF', csvOf(table, said)], { type: 'text/csv;charset=utf-8' }));
    h('a', { href: address, download: `${t('app.csv_file')}-${new Date().toLocaleDateString('sv')}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  return h('p', { class: 'csv' }, h('button', { type: 'button', class: 'button button-plain', onclick: save }, t('app.csv')));
}
