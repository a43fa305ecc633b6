import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProducts } from '../api/shop';
import { money, titleIn } from '../i18n/format';
import { useLocation } from '../location';
import { Icon } from '../ui/icons';
import { Picture } from '../ui/Picture';
import { Failure, Lines, Nothing } from '../ui/states';

/** Goods of the shop, each an entrance. */
export function Products() {
  const { t, i18n } = useTranslation();
  const { go } = useLocation();
  const [text, setText] = useState('');
  const products = useProducts(useDeferredValue(text.trim()));
  return (
    <section className="panel" aria-labelledby="products">
      <div className="panel-head">
        <h2 id="products">{t('start.products')}</h2>
        <p>{t('start.productsNote')}</p>
      </div>
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          value={text}
          maxLength={60}
          placeholder={t('start.productSearch')}
          aria-label={t('start.productSearch')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {products.isPending ? (
        <Lines count={2} label={t('loading')} />
      ) : products.isError ? (
        <Failure error={products.error} onRetry={() => void products.refetch()} />
      ) : products.data.length === 0 ? (
        <Nothing words={text ? t('start.productsEmpty', { text: text.trim() }) : t('start.productsNone')} />
      ) : (
        <ul className="shelf">
          {products.data.map((product) => (
            <li key={product.id}>
              <button
                type="button"
                className="good"
                onClick={() => go({ kind: 'entrance', entrance: { kind: 'PRODUCT', reference: product.id }, request: undefined })}
              >
                <span className="hidden-words">{t('start.askProduct')}</span>
                <Picture url={product.imageUrl} icon="bag" />
                <span className="good-title">{titleIn(i18n.language, product)}</span>
                <span className="price">{money(product.priceFen, i18n.language)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
