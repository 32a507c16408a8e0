// A network that can be cut, for browser tests.
import { createServer, request } from 'node:http';
import { base } from './browser.mjs';

const K_ALL = { fr: 'Tout le Cameroun', en: 'All of Cameroon' };

/// A way to the server that can be cut: what a service worker fetches is not cut by the browser's own switch. Each request
/// has a connection of its own, since the server resets one that was idle for long. `watch` sees each request.
export async function theLine(context, watch = () => {}) {
  let isCut = false;
  let isAnswerLost = false;
  const proxy = createServer((incoming, outgoing) => {
    if (isCut) return incoming.socket.destroy();
    watch(incoming);
    const { hostname, port } = new URL(base);
    const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false }, (answer) => {
      if (isAnswerLost && incoming.method === 'POST') return incoming.socket.destroy();
      outgoing.writeHead(answer.statusCode, answer.headers);
      return answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    return incoming.pipe(onward);
  });
  await new Promise((ready) => { proxy.listen(0, '127.0.0.1', ready); });
  context.on('close', () => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return {
    url: `http://127.0.0.1:${proxy.address().port}`,
    /// What is sent arrives, and the answer does not come back.
    loseAnswers: (isSo) => { isAnswerLost = isSo; },
    mend: async () => {
      isCut = false;
      await context.setOffline(false);
    },
    cut: async () => {
      isCut = true;
      proxy.closeAllConnections();
      await context.setOffline(true);
    },
  };
}

/// Opens the page and waits until the copy is whole.
export async function withCopy(page, lang, line) {
  await page.goto(`${line.url}/${lang}/`);
  await page.waitForSelector('html.has-script');
  await page.locator('#copy > summary').click();
  await page.waitForFunction((all) => document.getElementById('copy-state')?.textContent.startsWith(all), K_ALL[lang], { timeout: 60_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/// Asked from the page itself, as its own script asks.
export const ask = (page, path, body) => page.evaluate(async ([address, sent]) => {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) });
  return { copy: answer.headers.get('X-Relais-Copy'), text: await answer.text() };
}, [path, body]);
