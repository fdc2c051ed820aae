/** Runs in a page, where `look` is called: what somebody sees of it, by its boxes. */
/* global document, getComputedStyle, innerHeight, innerWidth, NodeFilter */

const NO_TEXT = 'script,style,noscript';

function luminance(rgb) {
  const [r, g, b] = rgb.map((one) => {
    const part = one / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);

/** The ground behind an element: the nearest one that is not transparent. */
function groundOf(element) {
  for (let one = element; one; one = one.parentElement) {
    const ground = parts(getComputedStyle(one).backgroundColor);
    if (ground.length === 3 || ground[3] === 1) return ground.slice(0, 3);
  }
  return [255, 255, 255];
}

function contrastOf(element) {
  const a = luminance(parts(getComputedStyle(element).color).slice(0, 3));
  const b = luminance(groundOf(element));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Every text that is drawn, with its box. */
function textsOf(root) {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (text === '' || element.closest(NO_TEXT)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    // Rows of a list for which there was no room stand wholly outside of it, and are not drawn.
    const body = element.closest('.body')?.getBoundingClientRect();
    const isOutside = body && (box.top >= body.bottom - 1 || box.left >= body.right - 1);
    if (box.width > 0 && !isOutside) found.push({ text, element, box });
  }
  return found;
}

/** The element that a text leaves at its side, or that cuts it off below; undefined: none does. */
function cutterOf({ element, box }) {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (one.classList.contains('may-end')) return undefined;
    // Has no box of its own.
    if (getComputedStyle(one).display === 'contents') continue;
    const outer = one.getBoundingClientRect();
    const isOut = box.left < outer.left - 1 || box.right > outer.right + 1;
    const hides = getComputedStyle(one).overflow !== 'visible';
    // Lines are higher than their signs: what is cut off of a line is seen beyond a fifth of it.
    if (isOut || (hides && box.bottom > outer.bottom + box.height / 5)) return one;
  }
  return undefined;
}

/** Where the signs of a text stand: its box is as high as the highest sign of the typeface. */
function signsOf({ element, box }) {
  const half = Number.parseFloat(getComputedStyle(element).fontSize) / 2;
  const middle = (box.top + box.bottom) / 2;
  const isOneLine = box.height < half * 4;
  return isOneLine ? { top: middle - half, bottom: middle + half } : box;
}

function doOverlap(one, other) {
  if (one.element.contains(other.element) || other.element.contains(one.element)) return false;
  const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const [a, b] = [signsOf(one), signsOf(other)];
  return across > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
}

/** @param least the smallest size of type in pixels that is allowed */
globalThis.look = function look(least) {
  const { scrollWidth, scrollHeight } = document.documentElement;
  const texts = textsOf(document.body);
  const whole = texts.filter(({ element }) => !element.closest('.may-end'));
  const sizeOf = ({ element }) => Number.parseFloat(getComputedStyle(element).fontSize);
  return {
    scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight ? ['it does'] : [],
    small: texts.filter((one) => sizeOf(one) < least - 0.1).map(({ text }) => text),
    faint: texts.filter(({ element }) => contrastOf(element) < 4.5).map(({ text }) => text),
    cut: texts.filter((one) => cutterOf(one)).map(({ text }) => text),
    overlapping: whole.flatMap((one, at) =>
      whole.slice(at + 1).flatMap((two) => (doOverlap(one, two) ? [[one.text, two.text]] : [])),
    ),
    texts: texts.length,
  };
};
