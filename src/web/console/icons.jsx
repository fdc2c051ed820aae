/** Of the panes, in the manner of GraphiQL's own. */
const FRAME = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };

export function ReadyIcon(props) {
  return (
    <svg {...FRAME} {...props}>
      <path d="M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4" />
    </svg>
  );
}

export function ExplorerIcon(props) {
  return (
    <svg {...FRAME} {...props}>
      <path d="M5 4v13h5M5 9h5M12 6.5h7v5h-7zM12 14.5h7v5h-7z" />
    </svg>
  );
}

export function CostIcon(props) {
  return (
    <svg {...FRAME} {...props}>
      <path d="M4 20V4M4 20h16M8 8h9M8 12h6M8 16h10" />
    </svg>
  );
}
