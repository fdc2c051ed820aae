/** The search of the reference: its index is fetched when it is first asked for; all words must be found. */
const MOST = 40;
const input = document.getElementById('search');
const list = document.getElementById('found');
const counted = document.getElementById('counted');
let index;
let chosen = -1;

async function lines() {
  index ??= fetch('/docs/search.json').then(async (answer) => {
    if (!answer.ok) throw new Error(`the index of the search: ${answer.status}`);
    const found = await answer.json();
    return found.map((one) => ({ one, text: one.slice(0, 3).join(' ').toLowerCase() }));
  });
  return index;
}

/** What is called so stands before what is about it; short names before long ones. */
function rank([name, zh], words) {
  const [word] = words;
  const low = name.toLowerCase();
  const last = low.slice(low.lastIndexOf('.') + 1);
  if (low === word || zh === word) return 0;
  if (last === word) return 1;
  if (low.startsWith(word) || zh.startsWith(word)) return 2;
  return low.includes(word) || zh.includes(word) ? 3 : 4;
}

async function search() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return show([], 0, false);
  const asked = input.value;
  const all = await lines();
  if (asked !== input.value) return undefined;
  const found = all
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .map(({ one }) => ({ one, at: rank(one, words) }))
    .sort((a, b) => a.at - b.at || a.one[0].length - b.one[0].length);
  return show(
    found.slice(0, MOST).map(({ one }) => one),
    found.length,
    true,
  );
}

function show(found, count, isAsked) {
  chosen = -1;
  list.replaceChildren(...found.map(item));
  if (isAsked && count === 0) list.append(nothing());
  list.hidden = !isAsked;
  input.setAttribute('aria-expanded', String(isAsked));
  input.removeAttribute('aria-activedescendant');
  counted.textContent = isAsked ? `${count} 项结果 results` : '';
  if (found.length > 0) choose(0);
}

function nothing() {
  const line = document.createElement('li');
  line.className = 'none';
  line.setAttribute('role', 'option');
  line.setAttribute('aria-disabled', 'true');
  line.textContent = '没有找到 Nothing found';
  return line;
}

function item([name, zh, en, href], i) {
  const line = document.createElement('li');
  line.id = `found-${i}`;
  line.setAttribute('role', 'option');
  line.dataset.href = href;
  const code = document.createElement('code');
  code.textContent = name;
  const chinese = document.createElement('span');
  chinese.textContent = name === zh ? '' : zh;
  const english = document.createElement('span');
  english.className = 'en';
  english.lang = 'en';
  english.textContent = en;
  line.append(code, chinese, english);
  return line;
}

function choose(i) {
  const options = [...list.children];
  chosen = Math.max(0, Math.min(i, options.length - 1));
  options.forEach((one, at) => one.setAttribute('aria-selected', String(at === chosen)));
  options[chosen]?.scrollIntoView({ block: 'nearest' });
  if (options[chosen]?.id) input.setAttribute('aria-activedescendant', options[chosen].id);
}

function open(line) {
  if (line?.dataset.href === undefined) return;
  list.hidden = true;
  input.setAttribute('aria-expanded', 'false');
  location.href = line.dataset.href;
}

input.addEventListener('input', () => void search());
input.addEventListener('focus', () => void search());
input.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
  }
  if (event.key === 'Enter') open(list.children[chosen]);
  if (event.key === 'Escape') show([], 0, false);
});
list.addEventListener('mousedown', (event) => {
  event.preventDefault();
  open(event.target.closest('li'));
});
input.addEventListener('blur', () => show([], 0, false));
document.addEventListener('keydown', (event) => {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  input.focus();
});

// Chapters stand open where there is room; what an address names stands open, too.
const chapters = document.querySelector('nav details');
const hasRoom = matchMedia('(min-width: 56rem)');
const fit = () => chapters.toggleAttribute('open', hasRoom.matches);
fit();
hasRoom.addEventListener('change', fit);
