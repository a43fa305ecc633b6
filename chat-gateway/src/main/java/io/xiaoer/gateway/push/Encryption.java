package io.xiaoer.gateway.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what a push service carries, for the browser alone: RFC 8291 (keys) over RFC 8188
 * ({@code aes128gcm}, one record), with the JDK's own primitives.
 */
final class Encryption {
  /** Longest plaintext; push services take 4,096 bytes of a body. */
  static final int MOST_BYTES = 3_000;

  private static final String CURVE = "secp256r1";
  private static final int COORDINATE = 32;
  private static final int POINT = 1 + 2 * COORDINATE;
  private static final int SALT = 16;
  private static final int RECORD = 4_096;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;
  private static final ECParameterSpec P256 = p256();

  private Encryption() {}

  /**
   * The body of a push message.
   *
   * @param browserKey the browser's public key, an uncompressed point
   * @param auth the browser's secret, 16 bytes
   * @throws IllegalArgumentException if the key is no point of the curve
   */
  static byte[] encrypt(byte[] plaintext, byte[] browserKey, byte[] auth, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      return encrypt(plaintext, publicKey(browserKey), auth, salt, generator.generateKeyPair());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static byte[] encrypt(
      byte[] plaintext, ECPublicKey browserKey, byte[] auth, byte[] salt, KeyPair ours)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    agreement.doPhase(browserKey, true);
    byte[] theirPoint = point(browserKey);
    byte[] ourPoint = point((ECPublicKey) ours.getPublic());
    byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), theirPoint, ourPoint);
    byte[] secret = derive(auth, agreement.generateSecret(), info, COORDINATE);
    byte[] key = derive(salt, secret, ascii("Content-Encoding: aes128gcm\0"), 16);
    byte[] nonce = derive(salt, secret, ascii("Content-Encoding: nonce\0"), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    byte[] sealed = cipher.doFinal(join(plaintext, new byte[] {LAST_RECORD}));
    return ByteBuffer.allocate(SALT + 4 + 1 + POINT + sealed.length)
        .put(salt)
        .putInt(RECORD)
        .put((byte) POINT)
        .put(ourPoint)
        .put(sealed)
        .array();
  }

  /**
   * A public key from its uncompressed point.
   *
   * @throws IllegalArgumentException if it is no point of P-256
   */
  static ECPublicKey publicKey(byte[] point) {
    if (point.length != POINT || point[0] != 4) {
      throw new IllegalArgumentException("not an uncompressed point of P-256");
    }
    BigInteger x = new BigInteger(1, point, 1, COORDINATE);
    BigInteger y = new BigInteger(1, point, 1 + COORDINATE, COORDINATE);
    if (!isOnCurve(x, y)) {
      throw new IllegalArgumentException("not on the curve");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256));
    } catch (GeneralSecurityException invalid) {
      throw new IllegalArgumentException("not a key of P-256", invalid);
    }
  }

  /** A private key from its number. */
  static PrivateKey privateKey(byte[] number) {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), P256));
    } catch (GeneralSecurityException invalid) {
      throw new IllegalArgumentException("not a private key of P-256", invalid);
    }
  }

  /** y² = x³ + ax + b: whoever sends another point wants to learn our key. */
  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    EllipticCurve curve = P256.getCurve();
    BigInteger prime = ((java.security.spec.ECFieldFp) curve.getField()).getP();
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
    return x.compareTo(prime) < 0 && y.compareTo(prime) < 0 && y.pow(2).mod(prime).equals(right);
  }

  private static byte[] derive(byte[] salt, byte[] material, byte[] info, int length)
      throws GeneralSecurityException {
    SecretKey input = new SecretKeySpec(material, "Generic");
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addIKM(input).addSalt(salt).thenExpand(info, length));
  }

  private static byte[] point(ECPublicKey key) {
    byte[] point = new byte[POINT];
    point[0] = 4;
    write(key.getW().getAffineX(), point, 1);
    write(key.getW().getAffineY(), point, 1 + COORDINATE);
    return point;
  }

  private static void write(BigInteger number, byte[] to, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, to, at + COORDINATE - length, length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  private static ECParameterSpec p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(CURVE));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException missing) {
      throw new ExceptionInInitializerError(missing);
    }
  }
}
