/** A share as a bar; its figure stands beside it in words. */
export function Bar({ share, isOver = false }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span className={isOver ? 'bar over' : 'bar'} aria-hidden="true">
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}

const FIGURES = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

export function figure(number) {
  return FIGURES.format(number);
}
