// The texts of scripts in the language of the page, by their English text. A page in English has none.

const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');

/** The language of the page, for dates and numbers. */
export const language = ['', 'en'].includes(document.documentElement.lang) ? 'en-GB' : document.documentElement.lang;

/** Returns a text in the language of the page. Values replace {0}, {1} ... */
export const t = (text, ...values) => (texts[text] ?? text).replace(/\{(\d)\}/g, (_, index) => values[index]);
