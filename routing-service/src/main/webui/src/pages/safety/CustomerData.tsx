import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Erasing } from './Erasing';
import { Exporting } from './Exporting';
import { useKept } from './useKept';

/** What an officer does for a customer who asks for it: hands out what is held about him, or erases him. */
export function CustomerData() {
  const { t } = useTranslation();
  const [customer, setCustomer] = useKept('customer-data.customer');
  const whose = customer.trim();
  return (
    <div className="customer-data">
      <label>
        {t('customerData.customer')}
        <Input
          className="id-field"
          maxLength={100}
          value={customer}
          onChange={(event) => setCustomer(event.target.value)}
        />
      </label>
      <Exporting customer={whose} />
      <Erasing customer={whose} />
    </div>
  );
}
