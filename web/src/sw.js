// The service worker: the page's files from this device, and without a network the answers too, by the server's own
// functions (core.js) from the copy of the directory (copy_store.js). What a person asks goes through memory only.
import { CopyStore } from './copy_store.js';
import { Core } from './core.js';

/* global BUILD */
// Written by build/offline.mjs: {version, files, core, guides}.
const K_SHELL = `relais-shell-${BUILD.version}`;
const K_PATIENCE = 8000; // ms the network may take while a copy could answer
const K_API = /^\/api\/v1\/(status|taxonomy|areas|boundaries|settlements|occupations|search|points|nearest|plan|sites|organisations|services)\b/;
const K_PAGE = /^\/(fr|en)(\/|$)/;
const K_CASE_FORMS = {
  '/fr/dossiers': '/fr/dossiers/nouveau', '/fr/dossiers/nouveau': '/fr/dossiers/nouveau', '/en/cases': '/en/cases/new', '/en/cases/new': '/en/cases/new',
};
const K_PICTURE = /^\/(fr\/parcours|en\/flowchart)\/\w+\.svg$/; // of the flowchart
const K_POST = /^\/(api\/v1\/(nearest|plan|offers\/search)|fr\/offres|en\/offers)$/; // searches: they change nothing
const K_GATEWAY = [502, 503, 504];

const store = new CopyStore({ caches, fetch: (...given) => fetch(...given) });
let opening = null; // the core of the current copy: made once, until another copy comes

async function openCore() {
  const parts = await store.bytes();
  if (!parts) return null;
  const stored = await (await caches.open(K_SHELL)).match(BUILD.core, { ignoreVary: true });
  const module = await WebAssembly.compile(await (stored ?? await fetch(BUILD.core)).arrayBuffer());
  return { core: await Core.open(module, parts), copy: await store.current() };
}

function theCore() {
  opening ??= openCore().catch((failure) => {
    opening = null;
    throw failure;
  });
  return opening;
}

/// The body's element says that the page is made from a copy, and of when.
function marked(html, copy) {
  return html.replace('<body ', `<body data-copy="${copy.checked}" `);
}

async function fromCopy(method, url, body) {
  const opened = await theCore();
  if (!opened) return null;
  const { status, type, body: text } = opened.core.answer(method, url.href, body, new Date());
  const headers = { 'Content-Type': type, 'X-Relais-Copy': opened.copy.checked, 'Cache-Control': 'no-store' };
  return new Response(type.startsWith('text/html') ? marked(text, opened.copy) : text, { status: status || 503, headers });
}

const after = (time) => new Promise((_, reject) => { setTimeout(() => reject(new TypeError('slow network')), time); });

/// From the network, and from the copy where that fails, is a proxy's word for it, or takes too long. A page that is in
/// no copy is waited for.
async function answer(request) {
  const url = new URL(request.url);
  const body = request.method === 'POST' ? await request.clone().text() : '';
  const network = fetch(request);
  network.catch(() => {}); // told to whoever waits for it below; nobody may
  if (!(await store.current())) return network;
  try {
    const reply = await Promise.race([network, after(K_PATIENCE)]);
    if (!K_GATEWAY.includes(reply.status)) return reply;
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
  }
  const kept = await fromCopy(request.method, url, body);
  return kept && kept.status !== 503 ? kept : network.catch(() => kept ?? Response.error());
}

/// The server lets its answers vary by language and encoding; the files of the page do not.
async function shell(request) {
  const stored = await (await caches.open(K_SHELL)).match(request, { ignoreVary: true });
  return stored ?? fetch(request);
}

/// From the server while it answers, else what lies on the device.
async function servedOr(kept, request) {
  try {
    const reply = await Promise.race([fetch(request), after(K_PATIENCE)]);
    if (!K_GATEWAY.includes(reply.status)) return reply;
  } catch {
    // answered below
  }
  return kept;
}

/// The identification form as a page of cases laid it aside. The list of cases is on no device: the form is there too,
/// with what waits.
async function caseForm(request, form) {
  const kept = await (await caches.open('relais-forms')).match(form);
  return kept ? servedOr(kept, request) : answer(request);
}

/// A guide as it came with the copy.
async function guide(request, pathname) {
  const kept = await (await caches.open(K_SHELL)).match(pathname, { ignoreVary: true });
  const copy = kept && await store.current();
  if (!copy) return answer(request);
  return servedOr(new Response(marked(await kept.text(), copy), { headers: { 'Content-Type': kept.headers.get('Content-Type') } }), request);
}

/// The guides come along with a copy, as somebody without an account sees them.
async function keepGuides() {
  const cache = await caches.open(K_SHELL);
  for (const page of BUILD.guides) {
    if (await cache.match(page, { ignoreVary: true })) continue;
    const reply = await fetch(page, { credentials: 'omit' });
    if (reply.ok) await cache.put(page, reply);
  }
}

/// "/": the language of the browser, as the server would choose.
async function front(request) {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(navigator.language.startsWith('en') ? '/en/' : '/fr/', 302);
  }
}

function isAnswerable({ method, mode }, { pathname }) {
  if (method === 'POST') return K_POST.test(pathname);
  return method === 'GET' && (K_API.test(pathname) || K_PICTURE.test(pathname) || (K_PAGE.test(pathname) && mode !== 'no-cors'));
}

addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(K_SHELL);
    await cache.addAll(BUILD.files.map((file) => new Request(file, { cache: 'no-cache' })));
    await skipWaiting();
  })());
});

addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith('relais-shell-') && name !== K_SHELL) await caches.delete(name);
    }
    await clients.claim();
  })());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (BUILD.files.includes(url.pathname)) event.respondWith(shell(request));
  else if (url.pathname === '/' && request.mode === 'navigate') event.respondWith(front(request));
  else if (request.method === 'GET' && K_CASE_FORMS[url.pathname]) event.respondWith(caseForm(request, K_CASE_FORMS[url.pathname]));
  else if (request.method === 'GET' && BUILD.guides.includes(url.pathname)) event.respondWith(guide(request, url.pathname));
  else if (isAnswerable(request, url)) event.respondWith(answer(request));
});

/// What the page may ask: {ask: 'status' | 'update' | 'forget', choice}. Answers come through the port, progress too.
const asks = {
  status: () => store.current(),
  forget: async () => {
    await store.forget();
    opening = null;
    return null;
  },
  update: async ({ choice }, port) => {
    const before = await store.current();
    const current = await store.update(choice, (done, all) => port.postMessage({ progress: { done, all } }));
    if (before?.version !== current.version || before.choice !== choice) opening = null;
    else if (opening) opening = opening.then((opened) => opened && { ...opened, copy: current });
    await keepGuides().catch(() => {}); // the next look at the copy goes on with those that are missing
    return current;
  },
};

addEventListener('message', (event) => {
  const [port] = event.ports;
  const work = asks[event.data?.ask];
  if (!port || !work) return;
  event.waitUntil(work(event.data, port).then(
    (copy) => port.postMessage({ copy }),
    (failure) => port.postMessage({ failure: failure.message })));
});
