/** Drawn on a grid of 16, in the colour of the text beside them. */
const SHAPES = {
  archive: 'M2 3h12v3.5H2zm1 3.5V13h10V6.5m-6.5 3h3',
  bars: 'M3 13V8m5 5V3m5 10V6',
  camera: 'M2 5h2.5l1-2h5l1 2H14v8H2zm8.25 3.75a2.25 2.25 0 1 1-4.5 0 2.25 2.25 0 0 1 4.5 0Z',
  check: 'M3 8.5 6.5 12 13 4.5',
  chevronDown: 'm4 6 4 4 4-4',
  chevronLeft: 'm10 3-5 5 5 5',
  chevronRight: 'm6 3 5 5-5 5',
  clipboard: 'M5.5 3H3.5v11h9V3h-2M6 1.75h4v2.5H6zM6 8h4m-4 3h2.5',
  clock: 'M8 4.5V8l2.5 1.5M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0Z',
  close: 'm4 4 8 8m0-8-8 8',
  console: 'M1.5 2.5h13v11h-13zM4 6l2 2-2 2m4 .25h3.5',
  copy: 'M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8z',
  dots: 'M3 8h.01M8 8h.01M13 8h.01',
  download: 'M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11',
  expand: 'M2.5 6V2.5H6m4 0h3.5V6m0 4v3.5H10m-4 0H2.5V10',
  eye: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Zm7.75 0a1.75 1.75 0 1 1-3.5 0 1.75 1.75 0 0 1 3.5 0Z',
  external: 'M9.5 2.5h4v4m0-4-6 6M6.5 3.5h-4v10h10v-4',
  fit: 'M1.5 3h13v10h-13zM4.5 8h7m-7 0L6 6.5M4.5 8 6 9.5M11.5 8 10 6.5M11.5 8 10 9.5',
  help: 'M6 6a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.5h.01M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0Z',
  globe:
    'M14.25 8A6.25 6.25 0 1 1 1.75 8a6.25 6.25 0 0 1 12.5 0ZM2 8h12M8 1.75c4 4 4 8.5 0 12.5-4-4-4-8.5 0-12.5Z',
  hide: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4ZM2.5 13.5l11-11',
  install: 'M8 2v6m-3-2.5L8 8.5l3-3M2.5 10v3.5h11V10',
  key: 'M9.4 6.6 3 13h-.5v-1.8M5 11l1.5 1.5M13.5 5.25a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0Z',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M5 9.5h6',
  moon: 'M13.5 9.6A5.75 5.75 0 0 1 6.4 2.5a5.75 5.75 0 1 0 7.1 7.1Z',
  move: 'M8 2v12M2 8h12M6.5 3.5 8 2l1.5 1.5m-3 9L8 14l1.5-1.5m-6-6L2 8l1.5 1.5m9-3L14 8l-1.5 1.5',
  offline:
    'M2 2l12 12M4.5 8.8A5 5 0 0 1 8 7.5m3.5 1.3-.4-.3M2.2 6.3a8.4 8.4 0 0 1 2.2-1.4m3.2-.7a8.3 8.3 0 0 1 6.2 2.1M8 12h.01',
  pencil: 'm10.5 3 2.5 2.5L5.5 13H3v-2.5zM9 4.5 11.5 7',
  pin: 'M5.5 2h5m-4 0v4L4.5 8.5h7l-2-2.5V2M8 8.5V14',
  plug: 'M5.5 1.5v3m5-3v3M3.5 4.5h9v3a4.5 4.5 0 0 1-9 0zM8 12v2.5',
  plus: 'M8 3v10M3 8h10',
  power: 'M8 1.75v6M4.4 4a5.5 5.5 0 1 0 7.2 0',
  refresh: 'M13.5 3v3.5H10M13 6.2A5.5 5.5 0 1 0 13.5 8.5',
  search: 'm10.5 10.5 3.5 3.5M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z',
  server: 'M2.5 2.5h11v4.5h-11zm0 6.5h11v4.5h-11zM5 4.75h.01M5 11.25h.01',
  stop: 'M4 4h8v8H4z',
  sun: 'M8 1.5v1m0 11v1m6.5-6.5h-1m-11 0h-1m11.1-4.6-.7.7m-7.8 7.8-.7.7m9.2 0-.7-.7M4.1 4.1l-.7-.7M10.75 8a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0Z',
  system: 'M2 3h12v8H2zm4 10.5h4',
  table: 'M2 3h12v10H2zm0 3.5h12M6.5 6.5V13',
  tag: 'M2.5 2.5h5l6 6-5 5-6-6zM5.25 5.25h.01',
  users:
    'M6 7.5A2.5 2.5 0 1 0 6 2.5a2.5 2.5 0 0 0 0 5Zm-4.5 6a4.5 4.5 0 0 1 9 0m.5-6a2.5 2.5 0 0 0 0-4.8m1 6.5a4.5 4.5 0 0 1 2.5 4.3',
  wallet: 'M2.5 4.5h11v9h-11zm0 0 8-2.5v2.5M10.5 9h.01',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3m0 2h.01',
  wave: 'M1.5 8h3l2-5 3 10 2-5h3',
} as const

export type IconName = keyof typeof SHAPES

/** Never says anything by itself: the text beside it, or the control's label, does. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'dots' ? 2.5 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={SHAPES[name]} />
    </svg>
  )
}
