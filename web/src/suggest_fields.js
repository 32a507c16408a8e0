import { debounced, freshId, h } from './dom.js';
import * as server from './server.js';

const K_TYPING = 150; // milliseconds
const K_SUGGESTED = 8;

const sources = {
  settlements: async (words, signal) => (await server.settlements(words, K_SUGGESTED, signal)).settlements
    .map(({ code, name, context }) => ({ code, text: context ? `${name}, ${context}` : name, kept: name })),
  occupations: async (words, signal) => (await server.occupations(words, K_SUGGESTED, signal)).occupations
    .map(({ code, label }) => ({ code, text: label, kept: label })),
};

/// Suggestions under a field of words, by the browser's own list; the code of what was chosen goes into the hidden field
/// beside it. Without this script the server takes the words for what they most likely mean.
class SuggestField {
  constructor(input) {
    this.input = input;
    this.into = document.getElementById(input.dataset.into);
    this.list = h('datalist', { id: freshId('suggest') });
    this.choices = new Map();
    input.setAttribute('list', this.list.id);
    input.after(this.list);
    this.look = debounced(() => this.suggest(), K_TYPING);
    input.addEventListener('input', () => this.typed());
  }

  typed() {
    const chosen = this.choices.get(this.input.value);
    this.into.value = chosen ? chosen.code : '';
    if (!chosen) this.look();
    else this.input.value = chosen.kept;
  }

  async suggest() {
    this.asked?.abort();
    this.asked = new AbortController();
    const words = this.input.value.trim();
    if (!words) return;
    try {
      const found = await sources[this.input.dataset.suggest](words, this.asked.signal);
      this.choices = new Map(found.map((one) => [one.text, one]));
      this.list.replaceChildren(...found.map(({ text }) => h('option', { value: text })));
    } catch (failure) {
      if (failure.name !== 'AbortError') console.info('suggestions:', failure.message);
    }
  }
}

/// Every such field of the page.
export function enhanceSuggestions() {
  for (const input of document.querySelectorAll('[data-suggest]')) new SuggestField(input);
}
