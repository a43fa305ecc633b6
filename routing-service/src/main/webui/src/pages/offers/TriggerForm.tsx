import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Trigger, TriggerKind } from '../../rest/triggers';

const KINDS: readonly TriggerKind[] = ['PAGE', 'DWELL', 'CART', 'CART_VALUE', 'CART_LEFT'];
const TEXT_CHARS = 200;
const MOST = 86_400;
const FEN = 100;
const ON_NO_PAGE: readonly TriggerKind[] = ['CART', 'CART_VALUE'];
const UNITS = {
  DWELL: 'offers.seconds',
  CART: 'offers.pieces',
  CART_VALUE: 'offers.yuan',
  CART_LEFT: 'offers.seconds',
} as const;

type Wish = Omit<Trigger, 'enabled'>;

/** A rule as the form has it: money in yuan. */
function shown(trigger: Trigger): Trigger {
  return trigger.kind === 'CART_VALUE' ? { ...trigger, least: trigger.least / FEN } : trigger;
}

/** A rule, new or changed. */
export function TriggerForm({
  trigger,
  taken,
  busy,
  onKeep,
  onClose,
}: {
  trigger: Trigger | undefined;
  /** Ids of the shop's rules: a new one needs another. */
  taken: string[];
  busy: boolean;
  onKeep: (trigger: Trigger) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wish>();
  const kind = Form.useWatch('kind', form) ?? trigger?.kind ?? 'DWELL';
  const required = { required: true, whitespace: true };
  const keep = ({ page, least, ...wish }: Wish) =>
    onKeep({
      ...wish,
      enabled: trigger?.enabled ?? true,
      page: ON_NO_PAGE.includes(wish.kind) ? null : (page?.trim() ?? '') || null,
      least: wish.kind === 'PAGE' ? 0 : wish.kind === 'CART_VALUE' ? Math.round(least * FEN) : least,
    });
  return (
    <Modal
      open
      title={trigger ? t('offers.edit') : t('offers.add')}
      okText={t('offers.save')}
      cancelText={t('safety.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={trigger ? shown(trigger) : { kind: 'DWELL', least: 60, page: 'product*' }}
        onFinish={keep}
      >
        <Form.Item
          name="id"
          label={t('offers.id')}
          rules={[
            required,
            {
              validator: async (_, id: string) => {
                if (!trigger && taken.includes(id)) throw new Error(t('offers.taken'));
              },
            },
          ]}
        >
          <Input maxLength={60} disabled={trigger !== undefined} />
        </Form.Item>
        <Form.Item name="kind" label={t('offers.when')}>
          <Select options={KINDS.map((value) => ({ value, label: t(`offers.kind.${value}`) }))} />
        </Form.Item>
        {!ON_NO_PAGE.includes(kind) && (
          <Form.Item name="page" label={t('offers.page')}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        {kind !== 'PAGE' && (
          <Form.Item name="least" label={t(UNITS[kind])}>
            <InputNumber min={1} max={MOST} precision={kind === 'CART_VALUE' ? 2 : 0} />
          </Form.Item>
        )}
        <Form.Item name="textZh" label={t('offers.textZh')} rules={[required]}>
          <Input.TextArea maxLength={TEXT_CHARS} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="textEn" label={t('offers.textEn')} rules={[required]}>
          <Input.TextArea maxLength={TEXT_CHARS} lang="en" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
