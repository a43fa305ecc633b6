import { theme } from 'antd';
import { expect, it } from 'vitest';
import { THEME } from './theme';

const tokens = theme.getDesignToken(THEME);

function luminance(colour: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

it.each([
  'colorPrimaryBg',
  'colorPrimaryBgHover',
  'colorInfoBg',
  'colorSuccessBg',
  'colorWarningBg',
  'colorErrorBg',
] as const)('text on %s is easy to read (7:1)', (ground) => {
  const contrast = (luminance(tokens[ground]) + 0.05) / (luminance(THEME.token!.colorTextBase!) + 0.05);
  expect(contrast).toBeGreaterThan(7);
});
