import { announce, h } from './dom.js';
import { t } from './texts.js';

/// Addresses that open a message with this text: the provider's, never anything of a person's.
export const smsAddress = (text) => `sms:?body=${encodeURIComponent(text)}`;
export const whatsappAddress = (text) => `https://wa.me/?text=${encodeURIComponent(text)}`;

export function copyButton(address) {
  const button = h('button', { type: 'button', class: 'button button-plain' }, t('app.copy_link'));
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = t('app.copied');
      announce(t('app.copied'));
    } catch {
      const field = h('input', { type: 'text', readonly: true, value: address, 'aria-label': t('app.copy_link') });
      button.replaceWith(field);
      field.select();
    }
  });
  return button;
}
