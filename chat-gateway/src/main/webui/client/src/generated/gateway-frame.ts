// Generated from contracts/…/schemas/gateway-frame.json by `npm run types`; do not edit.

export type GatewayFrame =
  | GatewayFrameWelcome
  | GatewayFrameOpened
  | GatewayFrameBegan
  | GatewayFrameAccepted
  | GatewayFrameHappened
  | GatewayFrameResumed
  | GatewayFrameSignalled
  | GatewayFrameRefused
  | GatewayFrameBehaviourTaken
  | GatewayFrameOffered
  | GatewayFrameRefreshed
  | GatewayFramePong;
export type LoggedEvent =
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.conversation-opened.v1';
      time: string;
      data: {
        customer: Customer;
        entrance: Entrance;
        locale: string;
        shopId: string;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.message-posted.v1';
      time: string;
      data: {
        author: Author;
        clientMessageId?: string | null;
        content:
          | ContentText
          | ContentQuickReplies
          | ContentOrderCard
          | ContentProductCard
          | ContentImage
          | ContentVoice
          | ContentVideo
          | ContentFile
          | ContentLink
          | ContentForm
          | ContentFormAnswer
          | ContentOther;
        screening?: ScreeningNullable;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.message-edited.v1';
      time: string;
      data: {
        author: Author;
        content:
          | ContentText
          | ContentQuickReplies
          | ContentOrderCard
          | ContentProductCard
          | ContentImage
          | ContentVoice
          | ContentVideo
          | ContentFile
          | ContentLink
          | ContentForm
          | ContentFormAnswer
          | ContentOther;
        messageSeq: number;
        screening?: ScreeningNullable;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.message-recalled.v1';
      time: string;
      data: {
        author: Author;
        messageSeq: number;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.message-flagged.v1';
      time: string;
      data: {
        author: Author;
        concerns: ScreeningConcern[];
        messageSeq: number;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.message-reported.v1';
      time: string;
      data: {
        by: Author;
        comment?: string | null;
        messageSeq: number;
        reason: 'RUDE' | 'FRAUD' | 'PRIVACY' | 'OTHER';
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.person-requested.v1';
      time: string;
      data: {};
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.hand-over-briefed.v1';
      time: string;
      data: {
        brief: {
          intent?: string | null;
          language: string;
          mood: 'CALM' | 'UPSET' | 'ANGRY';
          problemClass: ProblemClass;
          reason: 'CUSTOMER_ASKED' | 'LOW_CONFIDENCE' | 'ANGRY' | 'REPETITION' | 'NEEDS_PERSON' | 'FLOW_FAILED';
          slots: {
            [k: string]: string;
          };
          summary: string;
        };
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.control-changed.v1';
      time: string;
      data: {
        control: ControlBot | ControlQueue | ControlServed | ControlNobody;
        epoch: number;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.message-understood.v1';
      time: string;
      data: {
        understanding: {
          confidence: number;
          intent?: string | null;
          language: string;
          messageSeq: number;
          problemClass: ProblemClass;
        };
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.receipt-recorded.v1';
      time: string;
      data: {
        kind?: null | ('DELIVERED' | 'DISPLAYED' | 'READ');
        reader: Author;
        upTo: number;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.idle-warned.v1';
      time: string;
      data: {
        closesAt: string;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.conversation-reopened.v1';
      time: string;
      data: {
        customer: Customer;
        entrance: Entrance;
        locale: string;
        shopId: string;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.conversation-closed.v1';
      time: string;
      data: {
        by: Author;
        reason: 'RESOLVED' | 'CUSTOMER_LEFT' | 'IDLE' | 'ABANDONED';
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.conversation-rated.v1';
      time: string;
      data: {
        comment?: string | null;
        solved: boolean;
        stars: number;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.link-previewed.v1';
      time: string;
      data: {
        messageSeq: number;
        preview: {
          description?: string | null;
          host: string;
          image?: null | Medium;
          title: string;
          url: string;
        };
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.voice-transcribed.v1';
      time: string;
      data: {
        messageSeq: number;
        transcript: {
          language?: string | null;
          result: 'HEARD' | 'NO_WORDS' | 'FAILED' | 'NO_RECOGNISER';
          text?: string | null;
        };
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.call-requested.v1';
      time: string;
      data: {
        by: Author;
        callId: string;
        endpoint: string;
        kind: 'AUDIO' | 'VIDEO';
        ringsUntil: string;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.call-accepted.v1';
      time: string;
      data: {
        by: Author;
        callId: string;
        endpoint: string;
      };
    }
  | {
      conversationId: string;
      seq: number;
      id: string;
      eventType: 'conversation.call-ended.v1';
      time: string;
      data: {
        by: Author;
        callId: string;
        reason:
          'DECLINED' | 'MISSED' | 'CANCELLED' | 'HUNG_UP' | 'CONNECTION_LOST' | 'CONTROL_CHANGED' | 'CONVERSATION_CLOSED' | 'TIME_LIMIT';
        talkedMillis: number;
      };
    };
export type ScreeningNullable = {
  concerns: ScreeningConcern[];
  links: {
    end: number;
    host: string;
    resembles?: string | null;
    start: number;
    verdict: 'ALLOWED' | 'UNKNOWN' | 'BLOCKED' | 'LOOKALIKE';
  }[];
  masked: {
    answer?: number | null;
    end: number;
    kind: 'BANK_CARD' | 'IDENTITY_NUMBER' | 'PHONE_NUMBER' | 'CODE' | 'PASSWORD';
    sealedId?: string | null;
    start: number;
  }[];
} & ScreeningNullable1;
export type ScreeningConcern = 'ASKS_FOR_PASSWORD' | 'ASKS_FOR_CODE' | 'ASKS_FOR_PAYMENT_OUTSIDE' | 'DANGEROUS_LINK';
export type ScreeningNullable1 = {
  concerns: ScreeningConcern[];
  links: {
    end: number;
    host: string;
    resembles?: string | null;
    start: number;
    verdict: 'ALLOWED' | 'UNKNOWN' | 'BLOCKED' | 'LOOKALIKE';
  }[];
  masked: {
    answer?: number | null;
    end: number;
    kind: 'BANK_CARD' | 'IDENTITY_NUMBER' | 'PHONE_NUMBER' | 'CODE' | 'PASSWORD';
    sealedId?: string | null;
    start: number;
  }[];
} | null;
export type ProblemClass = 'PAYMENTS' | 'COMPLAINT' | 'AFTER_SALES' | 'LOGISTICS' | 'PRODUCTS' | 'GENERAL';

export interface GatewayFrameWelcome {
  customer: Customer;
  heartbeatSeconds: number;
  protocol: number;
  tokenExpiresAt: string;
  type: 'welcome';
}
export interface Customer {
  displayName: string;
  id: string;
  tier: 'GUEST' | 'STANDARD' | 'VIP';
}
export interface GatewayFrameOpened {
  conversationId: string;
  requestId: string;
  type: 'opened';
}
export interface GatewayFrameBegan {
  conversationId: string;
  type: 'began';
}
export interface GatewayFrameAccepted {
  ref: string;
  type: 'accepted';
}
export interface GatewayFrameHappened {
  event: LoggedEvent;
  type: 'event';
}
export interface Entrance {
  kind: 'HELP_CENTRE' | 'ORDER' | 'PRODUCT';
  reference?: string | null;
}
export interface Author {
  displayName: string;
  id: string;
  kind: 'CUSTOMER' | 'BOT' | 'AGENT' | 'SYSTEM';
}
export interface ContentText {
  text: string;
  kind: 'text';
}
export interface ContentQuickReplies {
  options: {
    label: string;
    text: string;
  }[];
  text: string;
  kind: 'quick-replies';
}
export interface ContentOrderCard {
  imageUrl?: string | null;
  note?: string | null;
  orderId: string;
  placedAt: string;
  status: string;
  title: string;
  totalFen: number;
  kind: 'order-card';
}
export interface ContentProductCard {
  imageUrl?: string | null;
  priceFen: number;
  productId: string;
  title: string;
  kind: 'product-card';
}
export interface ContentImage {
  caption?: string | null;
  medium: Medium;
  kind: 'image';
}
export interface Medium {
  bytes: number;
  durationMillis?: number | null;
  height?: number | null;
  id: string;
  mediaType: string;
  name: string;
  seal?: string | null;
  width?: number | null;
}
export interface ContentVoice {
  medium: Medium;
  kind: 'voice';
}
export interface ContentVideo {
  caption?: string | null;
  medium: Medium;
  kind: 'video';
}
export interface ContentFile {
  caption?: string | null;
  medium: Medium;
  kind: 'file';
}
export interface ContentLink {
  text?: string | null;
  url: string;
  kind: 'link';
}
export interface ContentForm {
  fields: {
    kind: 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'DATE' | 'CHOICE';
    label: string;
    name: string;
    options?: string[] | null;
    required: boolean;
  }[];
  formId: string;
  title: string;
  kind: 'form';
}
export interface ContentFormAnswer {
  formId: string;
  formSeq: number;
  values: {
    label: string;
    name: string;
    value: string;
  }[];
  kind: 'form-answer';
}
export interface ContentOther {
  originalKind: string;
  kind: 'other';
}
export interface ControlBot {
  kind: 'bot';
}
export interface ControlQueue {
  opensAt?: string | null;
  kind: 'queue';
}
export interface ControlServed {
  agent: {
    displayName: string;
    id: string;
  };
  kind: 'agent';
}
export interface ControlNobody {
  kind: 'nobody';
}
export interface GatewayFrameResumed {
  conversationId: string;
  lastSeq: number;
  type: 'resumed';
}
export interface GatewayFrameSignalled {
  conversationId: string;
  signal:
    | ConversationSignalTyping
    | ConversationSignalPresent
    | ConversationSignalBegan
    | ConversationSignalOfferDue
    | ConversationSignalCallSaid
    | ConversationSignalQueuePlace
    | ConversationSignalCommandRefused;
  type: 'signal';
}
export interface ConversationSignalTyping {
  author: Author;
  kind: 'typing';
}
export interface ConversationSignalPresent {
  author: Author;
  here: boolean;
  kind: 'present';
}
export interface ConversationSignalBegan {
  conversationId: string;
  kind: 'began';
}
export interface ConversationSignalOfferDue {
  consent?: string | null;
  productId?: string | null;
  triggerId: string;
  kind: 'offer-due';
}
export interface ConversationSignalCallSaid {
  author: Author;
  callId: string;
  endpoint: string;
  words: {
    candidates: {
      candidate: string;
      sdpMLineIndex?: number | null;
      sdpMid?: string | null;
      usernameFragment?: string | null;
    }[];
    description?: {
      exchange: number;
      sdp: string;
      type: 'OFFER' | 'ANSWER';
    } | null;
  };
  kind: 'call';
}
export interface ConversationSignalQueuePlace {
  estimatedWaitSeconds?: number | null;
  place: number;
  kind: 'queue-place';
}
export interface ConversationSignalCommandRefused {
  clientMessageId?: string | null;
  code:
    | 'UNKNOWN_CONVERSATION'
    | 'CONVERSATION_CLOSED'
    | 'ALREADY_OPEN'
    | 'NO_CONTROL'
    | 'NOT_WAITING'
    | 'NOT_CLOSED'
    | 'ALREADY_RATED'
    | 'UNKNOWN_MESSAGE'
    | 'NOT_ALLOWED'
    | 'TOO_LATE'
    | 'CALL_ON'
    | 'NO_CALL';
  commandId: string;
  kind: 'command-refused';
}
export interface GatewayFrameRefused {
  code: string;
  message: string;
  ref?: string | null;
  retryAfterMillis?: number | null;
  type: 'refused';
}
export interface GatewayFrameBehaviourTaken {
  accepted: number;
  duplicates: number;
  ref: string;
  refused: {
    code: string;
    id?: string | null;
  }[];
  type: 'behaviour-taken';
}
export interface GatewayFrameOffered {
  offerId: string;
  productId?: string | null;
  text: string;
  triggerId: string;
  type: 'offered';
}
export interface GatewayFrameRefreshed {
  tokenExpiresAt: string;
  type: 'refreshed';
}
export interface GatewayFramePong {
  type: 'pong';
}
