import { useTranslation } from 'react-i18next';

type Known = 'WAITING_PAYMENT' | 'PAYMENT_FAILED' | 'PAID' | 'SHIPPED' | 'DELIVERED' | 'COMPLETED' | 'REFUNDING' | 'REFUNDED' | 'CLOSED';

/** An order's state in words; one that we do not know is shown as the shop names it. */
export function useOrderStatus(): (status: string) => string {
  const { t } = useTranslation();
  return (status) => t(`order.status.${status as Known}`, { defaultValue: status });
}

export function OrderStatus({ status }: { status: string }) {
  const words = useOrderStatus();
  return (
    <span className="status" data-status={status}>
      {words(status)}
    </span>
  );
}
