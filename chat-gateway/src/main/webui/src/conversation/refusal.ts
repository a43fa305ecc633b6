import { useTranslation } from 'react-i18next';
import { zhCN } from '../i18n/zh-CN';

type Code = keyof typeof zhCN.refusal;

/** A refusal in words; a code that this page does not know is still told as "not sent". */
export function useRefusal(): (code: string | undefined) => string {
  const { t } = useTranslation();
  return (code) => t(`refusal.${code !== undefined && code in zhCN.refusal ? (code as Code) : 'other'}`);
}
