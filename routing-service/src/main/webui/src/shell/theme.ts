import type { ThemeConfig } from 'antd';

/** Colours of text on their grounds reach 4.5:1 (WCAG 2.2 AA); see console.css for the same palette. */
export const COLORS = {
  brand: '#0f5c5c',
  ink: '#1b2b2c',
  muted: '#526163',
  line: '#dce4e3',
  canvas: '#f2f5f4',
  accent: '#a84a14',
  danger: '#b3261e',
  ok: '#1d7048',
  bot: '#5a4a8f',
} as const;

/** Lines and bars of charts, told apart in grey too; each chart has its table. */
export const SERIES = ['#0f7373', '#d9803f', '#6a5aa8', '#7fa650', '#b3475f', '#3b7fb8', '#8a7a4c'] as const;

/** Charts measure their words themselves, so they must be told the font. */
export const FONT_FAMILY =
  '"Inter", "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** What is derived from dark colours turns grey; these grounds are said. */
const GROUNDS = {
  colorPrimaryBg: '#e4f1f0',
  colorPrimaryBgHover: '#d2e7e5',
  colorPrimaryBorder: '#9ccac6',
  controlItemBgActive: '#e4f1f0',
  controlItemBgActiveHover: '#d2e7e5',
  colorInfoBg: '#e4f1f0',
  colorInfoBorder: '#9ccac6',
  colorSuccessBg: '#e5f3ea',
  colorSuccessBorder: '#a3d2b4',
  colorWarningBg: '#fbf0e6',
  colorWarningBorder: '#ecc9a8',
  colorErrorBg: '#fceeed',
  colorErrorBorder: '#eeb8b4',
} as const;

export const THEME: ThemeConfig = {
  token: {
    ...GROUNDS,
    colorPrimary: COLORS.brand,
    colorInfo: COLORS.brand,
    colorSuccess: COLORS.ok,
    colorWarning: COLORS.accent,
    colorError: COLORS.danger,
    colorTextBase: COLORS.ink,
    colorTextSecondary: COLORS.muted,
    colorTextTertiary: COLORS.muted,
    colorTextDescription: COLORS.muted,
    colorTextPlaceholder: '#66757a',
    colorBorderSecondary: COLORS.line,
    colorBgLayout: COLORS.canvas,
    borderRadius: 8,
    fontFamily: FONT_FAMILY,
  },
  components: {
    Segmented: { trackBg: '#e6edec' },
    Table: { headerBg: '#f5f8f7', cellPaddingBlock: 10 },
  },
};
