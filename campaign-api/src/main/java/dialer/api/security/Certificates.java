package dialer.api.security;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The server's certificate for HTTPS: the operator's own in PEM files, or one that is made and kept. */
public final class Certificates {

    private static final String CERTIFICATE = "server.crt";
    private static final String KEY = "server.key";
    private static final int VALID_DAYS = 825;

    private Certificates() {
    }

    /** Reads the operator's certificate chain and key, both PEM. */
    public static KeyStore read(Path certificate, Path key) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Object each : objects(certificate)) {
                if (each instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
            if (chain.isEmpty()) {
                throw new IllegalArgumentException("There is no certificate in " + certificate);
            }
            return store(privateKey(key), chain);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The certificate " + certificate + " with the key " + key
                    + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The self-signed certificate in the folder; made for the names where it is not there yet. */
    public static KeyStore readOrMake(Path folder, List<String> names, Instant now) {
        Path certificate = folder.resolve(CERTIFICATE);
        Path key = folder.resolve(KEY);
        if (!Files.exists(certificate) || !Files.exists(key)) {
            try {
                Files.createDirectories(folder);
                make(certificate, key, names, now);
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException("No certificate could be made in " + folder + ": " + e.getMessage(), e);
            }
        }
        return read(certificate, key);
    }

    private static void make(Path certificateFile, Path keyFile, List<String> names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name self = new X500Name("CN=dialer");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(self,
                new BigInteger(120, new SecureRandom()), Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(VALID_DAYS, ChronoUnit.DAYS)), self, pair.getPublic());
        GeneralName[] general = names.stream().map(Certificates::name).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // PKCS#8: it names the curve, which the other form leaves out with some versions of the JDK
        write(keyFile, new JcaPKCS8Generator(pair.getPrivate(), null));
        write(certificateFile, certificate);
    }

    private static GeneralName name(String name) {
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static void write(Path file, Object content) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file); JcaPEMWriter pem = new JcaPEMWriter(writer)) {
            pem.writeObject(content);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        for (Object each : objects(file)) {
            if (each instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
            }
            if (each instanceof PrivateKeyInfo key) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
        }
        throw new IllegalArgumentException("There is no unencrypted private key in " + file);
    }

    private static List<Object> objects(Path file) throws IOException {
        List<Object> objects = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file); PEMParser parser = new PEMParser(reader)) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                objects.add(next);
            }
        }
        return objects;
    }

    private static KeyStore store(PrivateKey key, List<X509Certificate> chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
        return store;
    }
}
