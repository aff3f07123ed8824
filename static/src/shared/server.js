/** Talks to the block's handlers. Whatever goes wrong comes back as a named problem with a sentence for the reader. */

import { gettext } from "./i18n.js";

/** Longer than any grading may take, shorter than a learner waits. */
const PATIENCE_MS = 60_000;

/**
 * @typedef {{ok: true, data: any}} Success
 * @typedef {{ok: false, name: string, message: string, data: any}} Refusal
 *   name: the server's ("stale", "two-tabs", "fields", …) or one of "offline", "timeout", "session", "server".
 */

/**
 * @param {string} url @param {unknown} body
 * @param {{patience?: number, signal?: AbortSignal}} [options]
 * @returns {Promise<Success | Refusal>} never rejects
 */
export async function post(url, body, { patience = PATIENCE_MS, signal } = {}) {
  const watch = new AbortController();
  const timer = setTimeout(() => watch.abort(), patience);
  signal?.addEventListener("abort", () => watch.abort());
  try {
    const response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": cookie("csrftoken") },
      body: JSON.stringify(body),
      signal: watch.signal,
    });
    return await read(response);
  } catch {
    if (signal?.aborted) return refusal("superseded", "");
    return watch.signal.aborted ? refusal("timeout", SENTENCES.timeout()) : refusal("offline", SENTENCES.offline());
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response @returns {Promise<Success | Refusal>} */
async function read(response) {
  const text = await response.text();
  const data = parse(text);
  if (data === undefined) {
    const signedOut = response.redirected || response.status === 401 || response.status === 403 || response.ok;
    if (response.status === 413) return refusal("too-large", SENTENCES["too-large"]());
    return signedOut ? refusal("session", SENTENCES.session()) : refusal("server", SENTENCES.server());
  }
  if (response.ok) return { ok: true, data };
  const error = data.error ?? {};
  const message = typeof error === "string" ? error : error.message;
  const details = typeof error === "string" ? {} : error;
  return { ok: false, name: details.name ?? "server", message: message || SENTENCES.server(), data: { ...data, ...details } };
}

function parse(text) {
  try {
    const data = JSON.parse(text);
    return data !== null && typeof data === "object" ? data : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {string} message @returns {Refusal} */
function refusal(name, message) {
  return { ok: false, name, message, data: {} };
}

const SENTENCES = {
  offline: () => gettext("The server could not be reached. Check your network and try again."),
  timeout: () => gettext("No reply came in time. Your work may have arrived all the same: reload the page to see."),
  session: () => gettext("Your session has ended. Sign in again in another tab, then come back and try again."),
  server: () => gettext("The server had a problem and could not do this. Try again in a moment."),
  "too-large": () => gettext("This is too much text to send. Shorten it and try again."),
};

function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}
