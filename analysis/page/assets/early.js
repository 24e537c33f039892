// Before anything is painted: the language and the colours that the reader chose, or that the browser asks for.
'use strict';
const remembered = {
  get(name) { try { return localStorage.getItem('corridor-' + name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem('corridor-' + name, value); } catch { /* a page without memory still works */ } },
};
const languages = ['en', 'es'];
const browserLanguage = () => (navigator.languages || [navigator.language || '']).map(tag => tag.slice(0, 2)).find(tag => languages.includes(tag));
let language = [remembered.get('language'), browserLanguage()].find(tag => languages.includes(tag)) || 'en';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
let theme = remembered.get('theme') || 'auto';
function applyTheme() {
  const dark = theme === 'dark' || (theme === 'auto' && prefersDark.matches);
  document.documentElement.dataset.theme = document.documentElement.classList.contains('print') ? 'light' : dark ? 'dark' : 'light';
  document.documentElement.lang = language;
}
applyTheme();
