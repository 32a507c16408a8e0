import { announce, h } from './dom.js';
import { Outbox, OutboxStorage } from './outbox.js';
import * as server from './server.js';
import { lang, t } from './texts.js';

const K_KEPT = 'relais-forms'; // where the service worker finds the form without a network
const K_CORRECT = '#queue-';

const formAddress = () => (lang() === 'en' ? '/en/cases/new' : '/fr/dossiers/nouveau');
const theTime = (iso) => new Date(iso).toLocaleString(lang(), { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/// The empty form as the server makes it for whoever is logged in; null for nobody, or no network.
async function freshForm() {
  const page = await server.page(formAddress()).catch(() => null);
  const form = page?.querySelector('form[data-account]');
  const token = form?.querySelector('[name="csrf"]');
  return token ? { page, token: token.value, account: form.dataset.account, form } : null;
}

/// Lays the form aside on this device for when there is no network: without token, and without the name of who is logged in.
async function keepForm({ page, form }) {
  form.querySelector('[name="csrf"]').remove();
  page.querySelector('.account-bar')?.remove();
  page.body.dataset.kept = 'true';
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  await (await caches.open(K_KEPT)).put(formAddress(), new Response(`<!doctype html>${page.documentElement.outerHTML}`, { headers }));
}

/// What was typed into a form, back into it.
function fill(form, fields) {
  for (const [name, value] of fields) {
    const [first, ...more] = form.querySelectorAll(`[name="${CSS.escape(name)}"]`);
    if (!first) continue;
    if (!['checkbox', 'radio'].includes(first.type)) first.value = value;
    else for (const box of [first, ...more]) box.checked ||= box.value === value;
  }
}

/// Identification forms that wait on this device for the network: how many on every page, which on the pages of cases, and
/// the form itself, which goes through the queue at all times, so that no broken line makes a case twice.
export class CaseQueue {
  async start() {
    this.root = document.getElementById('case-queue');
    this.form = document.querySelector('form[data-account]');
    this.outbox = new Outbox({
      storage: new OutboxStorage(), fetch: (...given) => fetch(...given), locks: navigator.locks, session: freshForm,
      changed: () => this.draw(), delivered: (id, { code, url }) => this.tell(id, code, url),
    });
    this.sent = [];
    this.form?.addEventListener('submit', (event) => this.submit(event));
    addEventListener('online', () => this.outbox.send());
    addEventListener('hashchange', () => this.correct());
    await this.correct();
    await this.draw();
    if (!navigator.onLine) return;
    await this.outbox.send();
    const fresh = this.root && await freshForm();
    if (!fresh) return;
    await keepForm(fresh);
    this.root.dataset.ready = 'true';
  }

  /// Into the queue, and from there to the server. The answer is the case, the reason why not, or the word that it waits.
  async submit(event) {
    event.preventDefault();
    this.alert?.remove();
    const wrong = this.form.querySelector('[name="need"]:checked') ? '' : t('app.queue_no_need');
    if (wrong) return this.refuse(wrong);
    const button = this.form.querySelector('[type="submit"]');
    button.disabled = true;
    const fields = [...new FormData(this.form)].filter(([name]) => name !== 'csrf');
    this.mine = await this.outbox.add({
      address: `/api/v1/cases?lang=${lang()}`, account: this.form.dataset.account, fields, label: t('app.queue_label'),
    });
    if (this.corrected) await this.outbox.remove(this.corrected);
    await this.outbox.send();
    button.disabled = false;
    const left = (await this.outbox.list()).find(({ id }) => id === this.mine);
    if (left?.state === 'refused') {
      await this.outbox.remove(this.mine);
      return this.refuse(left.reason);
    }
    if (left) this.empty();
    return undefined;
  }

  /// For the next person; the reader is led to what waits.
  empty() {
    this.form.reset();
    for (const hidden of this.form.querySelectorAll('[type="hidden"]:not([name="csrf"])')) hidden.value = ''; // no reset reaches these
    this.corrected = null;
    this.root.focus();
  }

  refuse(sentence) {
    this.alert = h('p', { class: 'notice notice-warning', role: 'alert' }, sentence);
    this.form.before(this.alert);
    this.alert.scrollIntoView({ block: 'center' });
  }

  tell(id, code, url) {
    if (id === this.mine) location.assign(url);
    else this.sent.push(h('p', { class: 'notice notice-good' }, h('a', { href: url }, t('app.queue_sent', { code }))));
    announce(t('app.queue_sent', { code }));
    this.draw();
  }

  /// The form of an address that ends in "#queue-…": one that was refused.
  async correct() {
    if (!this.form || !location.hash.startsWith(K_CORRECT)) return;
    const id = location.hash.slice(K_CORRECT.length);
    const fields = await this.outbox.fieldsOf(id);
    if (!fields) return;
    this.corrected = id;
    fill(this.form, fields);
  }

  async draw() {
    const entries = await this.outbox.list();
    if (this.root) this.drawList(entries);
    else this.drawLine(entries.length);
  }

  drawList(entries) {
    this.root.hidden = entries.length === 0 && this.sent.length === 0;
    this.root.replaceChildren(
      ...this.sent,
      ...(entries.length === 0 ? [] : [
        h('h2', {}, t('app.queue_title')),
        h('p', { class: 'hint' }, t('app.queue_what')),
        h('ul', { class: 'rows' }, entries.map((entry) => this.row(entry))),
        h('button', { type: 'button', class: 'button button-plain', onclick: () => this.outbox.send() }, t('app.queue_send')),
      ]));
  }

  row({ id, label, written, state, reason }) {
    const says = { waiting: t('app.queue_waiting'), refused: t('app.queue_refused', { reason }), damaged: t('app.queue_damaged') }[state];
    return h('li', { class: 'row' },
      h('span', {}, `${label}, ${theTime(written)}. ${says}`),
      state === 'refused' && h('a', { href: `${formAddress()}${K_CORRECT}${id}` }, t('app.queue_correct')),
      h('button', { type: 'button', class: 'button button-plain', onclick: () => confirm(t('app.queue_sure')) && this.outbox.remove(id) }, t('app.queue_remove')));
  }

  /// On other pages: a way to the form where the page comes from this device, and what waits.
  drawLine(count) {
    this.line ??= h('p', { class: 'queue-line' });
    const isCut = 'copy' in document.body.dataset || !navigator.onLine;
    this.line.replaceChildren(h('a', { href: formAddress() }, count > 0 ? t('app.queue_count', { count }) : t('app.queue_form')));
    if (count > 0 || isCut) document.querySelector('header').append(this.line);
    else this.line.remove();
  }
}
