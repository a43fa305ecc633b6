/** The shop's view of a customer, passed on by the desk: GET /desk/api/conversations/{id}/customer. */
export type Parcel = {
  carrier: string;
  number: string;
  status: string;
  events: { time: string; place?: string | null; text: string }[];
  eta?: string | null;
};

export type Payment = {
  paymentId: string;
  method: string;
  account?: string | null;
  amountFen: number;
  status: string;
  attemptedAt: string;
  failureReason?: string | null;
};

export type Refund = {
  refundId: string;
  amountFen: number;
  status: string;
  reason?: string | null;
  destination?: string | null;
  requestedAt: string;
  expectedBy?: string | null;
  completedAt?: string | null;
};

export type Order = {
  orderId: string;
  status: string;
  placedAt: string;
  items: {
    itemId: string;
    name: string;
    nameEn?: string | null;
    size?: string | null;
    quantity: number;
    unitPriceFen: number;
    imageUrl?: string | null;
  }[];
  amounts: { goodsFen: number; shippingFen: number; discountFen: number; totalFen: number };
  payment?: Payment | null;
  payments?: Payment[];
  parcel?: Parcel | null;
  refunds?: Refund[];
};

export type Coupon = {
  couponId: string;
  name: string;
  nameEn?: string | null;
  amountFen: number;
  minSpendFen: number;
  validUntil: string;
  status: string;
};

export type ShopCustomer = {
  customerId: string;
  name: string;
  phoneMasked?: string | null;
  tier?: string | null;
  memberSince?: string | null;
  address?: {
    province?: string | null;
    city?: string | null;
    district?: string | null;
    streetMasked?: string | null;
  } | null;
};

/** A guest has no profile, orders or coupons. */
export type CustomerFile = {
  customer?: ShopCustomer | null;
  orders?: Order[];
  coupons?: Coupon[];
};
