import { announce, h } from './dom.js';
import { lang, t } from './texts.js';

const K_STALE_DAYS = 30;
const K_RECHECK = 60 * 60 * 1000; // ms between looks for a newer edition
const K_DAY = 24 * 60 * 60 * 1000;

const theDay = (iso) => new Date(iso).toLocaleDateString(lang(), { day: 'numeric', month: 'long', year: 'numeric' });

/// "il y a 3 jours", "today".
function ageOf(iso, now = Date.now()) {
  const days = Math.floor((now - new Date(iso)) / K_DAY);
  return new Intl.RelativeTimeFormat(lang(), { numeric: 'auto' }).format(-days, 'day');
}

const isStale = (iso, now = Date.now()) => now - new Date(iso) > K_STALE_DAYS * K_DAY;

/// One question to the service worker; `progress` is told of bytes.
function ask(worker, message, progress = () => {}) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }) => {
      if (data.progress) progress(data.progress);
      else if (data.failure) reject(new Error(data.failure));
      else resolve(data.copy);
    };
    worker.postMessage(message, [port2]);
  });
}

/// The copy kept on this device: a line over the page when it is what answers, and a panel at the page's end to choose
/// what is kept. The first visit keeps the whole country unless the browser saves data.
export class Offline {
  async start() {
    if (!('serviceWorker' in navigator) || !isSecureContext) return;
    await navigator.serviceWorker.register('/sw.js');
    const { active } = await navigator.serviceWorker.ready;
    this.worker = active;
    this.copy = await ask(this.worker, { ask: 'status' });
    this.build();
    addEventListener('online', () => this.draw());
    addEventListener('offline', () => this.draw());
    await this.keepFresh();
  }

  build() {
    this.line = h('p', { class: 'copy-line', id: 'copy-line', role: 'status', hidden: true });
    document.querySelector('header').append(this.line);
    this.state = h('p', { id: 'copy-state' });
    this.choice = h('select', { id: 'copy-choice', class: 'select' });
    this.load = h('button', { type: 'button', class: 'button', onclick: () => this.update(this.choice.value) }, t('app.copy_update'));
    this.forget = h('button', { type: 'button', class: 'button button-plain', onclick: () => this.drop() }, t('app.copy_forget'));
    this.panel = h('details', { class: 'copy-panel', id: 'copy' },
      h('summary', {}, t('app.copy_panel')),
      h('p', {}, t('app.copy_what')), this.state,
      h('div', { class: 'copy-choose' },
        h('label', { for: 'copy-choice' }, t('app.copy_choice')), this.choice, this.load, this.forget));
    document.querySelector('footer.bottom').prepend(this.panel);
    this.draw();
  }

  /// Looks for a newer edition in the background; what fails is tried again at the next page.
  async keepFresh() {
    const isRecent = this.copy && Date.now() - new Date(this.copy.checked) < K_RECHECK;
    if (!navigator.onLine || isRecent || (!this.copy && navigator.connection?.saveData)) return;
    await this.update(this.copy?.choice ?? '', 'quietly');
  }

  async update(choice, how = '') {
    this.load.disabled = true;
    try {
      this.copy = await ask(this.worker, { ask: 'update', choice }, ({ done, all }) => {
        this.state.textContent = t('app.copy_progress', { percent: Math.round((100 * done) / all) });
      });
      this.draw();
      if (!how) announce(this.state.textContent);
    } catch {
      this.draw();
      if (!how) this.state.textContent = t('app.copy_failed');
    } finally {
      this.load.disabled = false;
    }
  }

  async drop() {
    this.copy = await ask(this.worker, { ask: 'forget' });
    this.draw();
    announce(this.state.textContent);
  }

  draw() {
    this.drawLine();
    this.drawChoice();
    this.forget.hidden = !this.copy;
    if (!this.copy) {
      this.state.textContent = t('app.copy_none');
      return;
    }
    const bytes = this.copy.parts.reduce((sum, part) => sum + part.bytes, 0);
    this.state.textContent = t('app.copy_state', {
      what: this.nameOf(this.copy.choice), day: theDay(this.copy.checked), age: ageOf(this.copy.checked),
      kilobytes: Math.ceil(bytes / 1024).toLocaleString(lang()),
    });
  }

  drawLine() {
    const checked = document.body.dataset.copy ?? (navigator.onLine ? null : this.copy?.checked);
    this.line.hidden = !checked;
    if (!checked) return;
    const isOld = isStale(checked);
    this.line.classList.toggle('is-old', isOld);
    const zone = this.copy?.choice ? t('app.copy_line_zone', { zone: this.nameOf(this.copy.choice) }) : '';
    this.line.textContent = [t('app.copy_line', { day: theDay(checked), age: ageOf(checked) }), zone,
      isOld ? t('app.copy_line_old', { days: K_STALE_DAYS }) : ''].filter(Boolean).join(' ');
  }

  nameOf(choice) {
    const zone = this.copy?.zones.find(({ code }) => code === choice);
    return zone ? zone[`label_${lang()}`] : t('app.copy_all');
  }

  drawChoice() {
    const zones = this.copy?.zones ?? [];
    this.choice.replaceChildren(h('option', { value: '' }, t('app.copy_all')),
      ...zones.map((zone) => h('option', { value: zone.code }, zone[`label_${lang()}`])));
    this.choice.value = this.copy?.choice ?? '';
  }
}
