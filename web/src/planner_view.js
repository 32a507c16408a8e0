import { announce, byId, debounced, h, whenNearlySeen } from './dom.js';
import { addSorting } from './planner_sort.js';
import * as server from './server.js';
import { t } from './texts.js';

const K_DRAGGING = 250; // milliseconds
const K_HANDLE = 200; // km the handle reaches; farther by the number
const K_ASKED_OF_MAP = ['need', 'public', 'sex', 'age_from', 'age_to', 'language', 'level', 'within', 'weight'];
const K_BY_TIME = ['mode', 'season', 'minutes'];

/// Kilometres or minutes: the one that counts, never both.
const measureOf = (query) => (query.get('mode') ? K_BY_TIME : ['km']);

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
    form.addEventListener('change', (event) => {
      this.offerMeasure();
      if (event.target.matches('select, [type=checkbox], #age_from, #age_to, #places, #minutes')) this.submit('push');
    });
    this.offerMeasure();
    document.addEventListener('click', (event) => this.follow(event));
    addEventListener('popstate', () => this.go(location.pathname + location.search, 'none', true));
    this.enhance();
    this.drawMapWhenNear();
  }

  /// A handle to drag beside the number; both say the same.
  addRange() {
    const { km } = this.form;
    this.range = h('input', { type: 'range', min: 1, max: K_HANDLE, step: 1, value: km.value, 'aria-label': km.labels[0].textContent, oninput: () => {
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

  /// Only what counts is shown.
  offerMeasure() {
    const { mode } = this.form.elements;
    if (!mode) return;
    for (const field of this.form.querySelectorAll('.field-time')) field.hidden = mode.value === '';
    this.form.querySelector('.field-km').hidden = mode.value !== '';
  }

  address() {
    const query = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => value !== ''));
    for (const name of measureOf(query).includes('km') ? K_BY_TIME : ['km']) query.delete(name);
    return `${this.form.getAttribute('action')}?${query}`;
  }

  submit(how) {
    this.dragged.cancel();
    if (this.form.reportValidity()) this.go(this.address(), how);
  }

  /// The two tables and the needs of the second are ordinary links.
  follow(event) {
    const link = event.target.closest('.views a, .figures-table th a, .onward a[data-here]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(link.getAttribute('href'), 'push', true);
  }

  async go(address, how, takeForm = false) {
    this.running?.abort();
    this.running = new AbortController();
    const results = byId('coverage-results');
    results.setAttribute('aria-busy', 'true');
    try {
      const fresh = await server.page(address, this.running.signal);
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
    if (takeForm) byId('coverage-heading').focus({ preventScroll: true });
    announce(['coverage-heading', 'whole-covered', 'whole-confirmed'].map((id) => byId(id).textContent).join(' · '));
  }

  /// Which of the two tables is shown goes along with the next question.
  takeView(fresh) {
    this.form.querySelector('[name="view"]')?.remove();
    const view = fresh.querySelector('#coverage [name="view"]');
    if (view) this.form.append(document.adoptNode(view));
  }

  takeForm(fresh) {
    for (const field of fresh.querySelectorAll('#coverage select, #km, #minutes, #age_from, #age_to, #places')) {
      const own = byId(field.id);
      const { value } = field;
      if (!own) continue;
      if (field.tagName === 'SELECT') own.replaceChildren(...[...field.children].map((option) => document.adoptNode(option)));
      own.value = value;
    }
    this.range.value = this.form.elements.km.value;
    this.offerMeasure();
  }

  enhance() {
    document.querySelectorAll('.figures-table').forEach(addSorting);
    for (const part of document.querySelectorAll('.gap-part')) part.style.flexGrow = part.dataset.share;
  }

  /// The question in the address, as the API takes it.
  asked() {
    const query = new URLSearchParams(location.search);
    const asked = Object.fromEntries([...K_ASKED_OF_MAP, ...measureOf(query)].filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
    asked.need ??= this.form.elements.need.value;
    return asked;
  }

  /// On a phone the map lies far below.
  drawMapWhenNear() {
    this.mapRoot.hidden = false;
    whenNearlySeen(this.mapRoot, () => {
      this.isMapNear = true;
      this.drawMap();
    });
  }

  async drawMap() {
    if (!this.isMapNear) return;
    try {
      await this.draw(this.asked());
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      if (!this.map) this.mapRoot.replaceChildren(h('p', { class: 'map-failed' }, t('app.map_failed')));
      console.info('map:', failure.message);
    }
  }

  async draw(asked) {
    const [{ CoverageMap }, { CatchmentList }, answer] = await Promise.all([import('./coverage_map.js'), import('./catchment_list.js'),
      server.coverage({ ...asked, left_out: 0 }, this.running?.signal)]);
    this.map ??= new CoverageMap(this.mapRoot);
    await this.map.show(answer, asked.within, byId('coverage-results').dataset.colour);
    this.catchments ??= new CatchmentList(this.mapRoot.appendChild(h('div', { class: 'catchment-list' })), this.map);
    this.catchments.show(answer);
  }
}
