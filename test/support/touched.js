/** Runs in a page: the boxes and letters that lines of a lifecycle lie on, a little aside from where they begin and end. */
/* global document */
(() => {
  const found = new Set();
  for (const picture of document.querySelectorAll('svg.lifecycle')) {
    const shapes = [...picture.querySelectorAll('rect, circle')];
    const boxes = shapes.map((one) => ({
      box: one.getBBox(),
      words: one.parentElement.textContent,
    }));
    for (const line of picture.querySelectorAll('path.line')) {
      for (let at = 8; at < line.getTotalLength() - 1; at += 1) {
        const { x, y } = line.getPointAtLength(at);
        const hit = boxes.find(
          ({ box }) =>
            x > box.x - 3 &&
            x < box.x + box.width + 3 &&
            y > box.y - 3 &&
            y < box.y + box.height + 3,
        );
        if (hit) found.add(`${picture.querySelector('title').textContent}: ${hit.words}`);
      }
    }
  }
  return [...found];
})();
