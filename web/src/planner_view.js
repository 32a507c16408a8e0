import { announce, byId, debounced, h } from './dom.js';
import { csvButton } from './planner_csv.js';
import { addSorting } from './planner_sort.js';
import * as server from './server.js';
import { t } from './texts.js';

const K_DRAGGING = 250; // milliseconds
const K_MOST_KM = 200;
const K_ASKED_OF_MAP = ['need', 'public', 'level', 'within', 'km', 'weight'];

/// The coverage page as the server made it, kept up to date without loading it again: words and tables are the HTML a
/// reader without script gets; the map is drawn from the same question put to the API. The question names no person
/// and stands in the address.
export class PlannerView {
  constructor(form, mapRoot) {
    this.form = form;
    this.mapRoot = mapRoot;
    this.dragged = debounced(() => this.submit('replace'), K_DRAGGING);
    this.addRange();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit('push');
    });
    form.addEventListener('change', (event) => event.target.tagName === 'SELECT' && this.submit('push'));
    document.addEventListener('click', (event) => this.follow(event));
    addEventListener('popstate', () => this.go(location.pathname + location.search, 'none', true));
    this.enhance();
    this.drawMap();
  }

  /// A handle to drag beside the number; both say the same.
  addRange() {
    const { km } = this.form;
    this.range = h('input', { type: 'range', min: 1, max: K_MOST_KM, step: 1, value: km.value, 'aria-label': km.labels[0].textContent, oninput: () => {
      km.value = this.range.value;
      this.dragged();
    } });
    km.addEventListener('input', () => {
      if (!km.validity.valid) return;
      this.range.value = km.value;
      this.dragged();
    });
    km.before(this.range);
  }

  address() {
    const query = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value !== ''));
    return `${this.form.getAttribute('action')}?${query}`;
  }

  submit(how) {
    this.dragged.cancel();
    if (this.form.reportValidity()) this.go(this.address(), how);
  }

  /// The two tables and the needs of the second are ordinary links.
  follow(event) {
    const link = event.target.closest('.views a, .heat-table th a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(link.getAttribute('href'), 'push', true);
  }

  async go(address, how, takeForm = false) {
    this.asked?.abort();
    this.asked = new AbortController();
    const results = byId('coverage-results');
    results.setAttribute('aria-busy', 'true');
    try {
      const fresh = await server.page(address, this.asked.signal);
      if (!fresh.getElementById('coverage-results')) throw new Error(fresh.querySelector('main p')?.textContent ?? '');
      if (how === 'push') history.pushState(null, '', address);
      if (how === 'replace') history.replaceState(null, '', address);
      this.take(fresh, takeForm);
      await this.drawMap();
    } catch (failure) {
      if (failure.name !== 'AbortError') this.fail(failure);
    } finally {
      results.removeAttribute('aria-busy');
    }
  }

  fail(failure) {
    const text = failure.name === 'TypeError' || !failure.message ? t('app.no_answer') : failure.message;
    document.querySelector('.failure')?.remove();
    byId('coverage-results').before(h('p', { class: 'notice notice-warning failure', role: 'alert' }, text));
  }

  take(fresh, takeForm) {
    document.querySelector('.failure')?.remove();
    byId('coverage-results').replaceWith(document.adoptNode(fresh.getElementById('coverage-results')));
    this.takeView(fresh);
    if (takeForm) this.takeForm(fresh);
    const other = document.querySelector('.language');
    other.href = fresh.querySelector('.language').getAttribute('href');
    this.enhance();
    if (takeForm) document.querySelector('.views [aria-current]')?.focus({ preventScroll: true });
    announce(['coverage-heading', 'whole-covered', 'whole-confirmed'].map((id) => byId(id).textContent).join(' · '));
  }

  /// Which of the two tables is shown goes along with the next question.
  takeView(fresh) {
    this.form.querySelector('[name="view"]')?.remove();
    const view = fresh.querySelector('#coverage [name="view"]');
    if (view) this.form.append(document.adoptNode(view));
  }

  takeForm(fresh) {
    for (const { id, value } of fresh.querySelectorAll('#coverage select, #km')) {
      if (byId(id)) byId(id).value = value;
    }
    this.range.value = this.form.km.value;
  }

  enhance() {
    const table = document.querySelector('.figures-table');
    addSorting(table);
    table.closest('.table-scroll').after(csvButton(table, byId('coverage-results').dataset));
  }

  async drawMap() {
    const query = new URLSearchParams(location.search);
    const asked = Object.fromEntries(K_ASKED_OF_MAP.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
    asked.need ??= this.form.need.value;
    asked.left_out = 0;
    this.mapRoot.hidden = false;
    try {
      const [{ CoverageMap }, answer] = await Promise.all([import('./coverage_map.js'), server.coverage(asked, this.asked?.signal)]);
      this.map ??= new CoverageMap(this.mapRoot);
      await this.map.show(answer, asked.within);
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      if (!this.map) this.mapRoot.replaceChildren(h('p', { class: 'map-failed' }, t('app.map_failed')));
      console.info('map:', failure.message);
    }
  }
}
