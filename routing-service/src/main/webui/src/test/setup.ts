import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '../i18n';

// What browsers have and jsdom has not.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => undefined,
  removeListener: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  dispatchEvent: () => false,
})) as typeof window.matchMedia;

// Charts ask how wide their box and their words are.
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 640 });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 230 });
HTMLCanvasElement.prototype.getContext = (() => ({
  measureText: (text: string) => ({ width: text.length * 8 }),
})) as unknown as HTMLCanvasElement['getContext'];
const computedStyle = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computedStyle(element);

// Build machines are slow and shared; a wait ends as soon as what it waits for is there.
configure({ asyncUtilTimeout: 15_000 });

beforeAll(() => startI18n('zh-CN'));

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});
