import type { ReactNode } from 'react';

const SHAPES = {
  back: <path d="M15 5l-7 7 7 7" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />,
  send: <path d="M12 19V6M6 11.500l6-6 6 6" />,
  person: (
    <path d="M4.500 14v-2a7.500 7.500 0 0115 0v2M4.500 14a2 2 0 012-2H8v6H6.500a2 2 0 01-2-2zM19.500 14a2 2 0 00-2-2H16v6h1.500a2 2 0 002-2zM19 18c0 2-2 3-5 3" />
  ),
  box: <path d="M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8" />,
  bag: <path d="M6 8h12l1 12H5zM9 10V7a3 3 0 016 0v3" />,
  chat: (
    <path d="M12 4c-5 0-9 3.300-9 7.400 0 2.400 1.400 4.600 3.600 5.900L6 20.500l4-2a11 11 0 002 .200c5 0 9-3.300 9-7.300S17 4 12 4z" />
  ),
  search: <path d="M11 5a6 6 0 100 12 6 6 0 000-12zM20 20l-4.600-4.600" />,
  looks: (
    <path d="M12 3a9 9 0 100 18c1.500 0 2-1 2-2 0-1.500 1-2 2.500-2H18a3 3 0 003-3c0-6-4-11-9-11zM7.500 12h.010M10 7.500h.010M15 8h.010" />
  ),
  bell: <path d="M6 16v-5a6 6 0 0112 0v5l2 2H4zM10 21h4" />,
  clip: <path d="M8 12.500l6-6a3 3 0 014.300 4.300l-8 8a5 5 0 01-7-7l7.500-7.500" />,
  mic: <path d="M12 4a2.500 2.500 0 00-2.500 2.500v5a2.500 2.500 0 005 0v-5A2.500 2.500 0 0012 4zM6 11.500a6 6 0 0012 0M12 17.500V21" />,
  micOff: (
    <path d="M9.500 9.500v2a2.500 2.500 0 004.200 1.800M14.500 10V6.500a2.500 2.500 0 00-4.800-.900M6 11.500a6 6 0 009.500 4.900M18 11.500a6 6 0 01-.300 1.800M12 17.500V21M4 4l16 16" />
  ),
  camera: <path d="M3 7.500h12v9H3zM15 11l6-3.500v9L15 13" />,
  cameraOff: <path d="M5 7.500H3v9h11M9 7.500h6v5.500M15 11l6-3.500v9l-3-1.700M4 4l16 16" />,
  phone: (
    <path d="M5 4h4l1.500 4.500L8 10.500c1 2.300 3.200 4.500 5.500 5.500l2-2.500L20 15v4c0 .600-.400 1-1 1C11 20 4 13 4 5c0-.600.400-1 1-1z" />
  ),
  hangUp: (
    <path d="M3 14.500c0-2 .500-3 2-4 4-2.300 10-2.300 14 0 1.500 1 2 2 2 4l-.500 1-4.500-.800-.500-3c-2.200-.800-4.800-.800-7 0l-.500 3-4.500.800z" />
  ),
  file: <path d="M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5" />,
  globe: <path d="M12 3a9 9 0 100 18 9 9 0 000-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" />,
  out: <path d="M14 8V5H5v14h9v-3M10 12h11M18 9l3 3-3 3" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  end: <path d="M12 3a9 9 0 100 18 9 9 0 000-18zM9 9l6 6M15 9l-6 6" />,
  chevron: <path d="M9 5l7 7-7 7" />,
  down: <path d="M5 9l7 7 7-7" />,
  check: <path d="M5 12.500l4.500 4.500L19 7.500" />,
  cloud: <path d="M7 18a4.500 4.500 0 01-.500-9A6 6 0 0118 10a4 4 0 01-.500 8zM4 4l16 16" />,
  star: <path d="M12 3.500l2.600 5.400 5.900.800-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900L3.500 9.700l5.900-.800z" />,
  shield: <path d="M12 3l7 3v5c0 4.500-3 8-7 10-4-2-7-5.500-7-10V6zM9 12l2 2 4-4.500" />,
  alert: <path d="M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.500v5.500M12 16.500h.01" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** ChatUI's own icons come from a foreign host; these are ours, and say nothing to a screen reader. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {SHAPES[name]}
    </svg>
  );
}

/** Xiaoer's face. */
export function BotFace() {
  return (
    <span className="face face-bot" aria-hidden="true">
      <svg viewBox="0 0 40 40">
        <path
          d="M20 8c-7.700 0-14 5-14 11.300 0 3.700 2.200 7 5.600 9L10.500 33l5.800-3.100c1.200.300 2.400.400 3.700.400 7.700 0 14-5 14-11.200S27.700 8 20 8z"
          fill="var(--on-persimmon)"
        />
        <path
          d="M14 19.500c1.600 3.400 10.400 3.400 12 0M14.700 15h.1M25.300 15h.1"
          fill="none"
          stroke="var(--persimmon)"
          strokeWidth="2.400"
          strokeLinecap="round"
        />
      </svg>
    </span>
  );
}

/** A person, by the last character of a Chinese name or the first letter of another. */
export function PersonFace({ name }: { name: string }) {
  const short = /\p{Script=Han}/u.test(name) ? Array.from(name).at(-1) : name.trim().charAt(0).toUpperCase();
  return (
    <span className="face face-person" aria-hidden="true">
      {short || <Icon name="person" />}
    </span>
  );
}
