//! The seal on an answer (HPKE, RFC 9180): whoever takes answers can close it, only whoever mixes them can open it.

use std::convert::Infallible;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::survey::SurveyAnswers;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng};
use sha2::{Digest, Sha256};

type Public = <X25519HkdfSha256 as Kem>::PublicKey;
type Private = <X25519HkdfSha256 as Kem>::PrivateKey;
type Encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey;

/// What these seals are for; one made for anything else doesn't open.
const INFO: &[u8] = b"concord survey answer 1";

/// Every answer is padded to this length before it is sealed, so that a seal doesn't tell how much somebody wrote. The longest
/// remark, at its longest in JSON, fits with every question.
const PADDED: usize = 8704;

/// The length of the encapsulated key at the seal's beginning.
const ENCAPSULATED: usize = 32;

/// The text isn't a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a survey key is 32 bytes in hexadecimal or base64url")]
pub struct InvalidKey;

/// An answer can't be sealed, or a seal can't be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a survey answer can't be sealed or opened")]
pub struct SealError;

/// Closes seals.
#[derive(Clone)]
pub struct PublicKey(Public);

/// Opens seals. Never printed.
#[derive(Clone)]
pub struct PrivateKey(Private);

impl FromStr for PublicKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        Public::from_bytes(&key_bytes(text)?).map(Self).map_err(|_| InvalidKey)
    }
}

impl FromStr for PrivateKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        Private::from_bytes(&key_bytes(text)?).map(Self).map_err(|_| InvalidKey)
    }
}

fn key_bytes(text: &str) -> Result<[u8; 32], InvalidKey> {
    let text = text.trim();
    let bytes = if text.len() == 64 { from_hex(text) } else { URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok() };
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(InvalidKey)
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.as_bytes().chunks(2).map(|pair| Some(digit(pair.first()?)? * 16 + digit(pair.get(1)?)?)).collect()
}

/// A pair of keys made of a seed, the private one first, both in hexadecimal. For the one-machine stack; a city makes its own.
#[must_use]
pub fn keypair(seed: [u8; 32]) -> (String, String) {
    let (private, public) = X25519HkdfSha256::derive_keypair(&seed);
    (store::rows::hex(&private.to_bytes()), store::rows::hex(&public.to_bytes()))
}

/// Seals an answer for a batch. `seed` is fresh randomness, used once.
///
/// # Errors
/// When the key can't be used.
pub fn seal(key: &PublicKey, batch: &str, answers: &SurveyAnswers, seed: [u8; 32]) -> Result<String, SealError> {
    let mut plain = serde_json::to_vec(answers).map_err(|_| SealError)?;
    if plain.len() > PADDED {
        return Err(SealError);
    }
    plain.resize(PADDED, b' '); // blanks behind JSON mean nothing
    let mut randomness = Stretched { seed, block: 0 };
    let (encapsulated, cipher) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &key.0,
        INFO,
        &plain,
        batch.as_bytes(),
        &mut randomness,
    )
    .map_err(|_| SealError)?;
    let sealed: Vec<u8> = encapsulated.to_bytes().iter().copied().chain(cipher).collect();
    Ok(URL_SAFE_NO_PAD.encode(sealed))
}

/// Opens an answer that was sealed for this batch.
///
/// # Errors
/// When it was sealed to another key or for another batch, or changed since.
pub fn open(key: &PrivateKey, batch: &str, sealed: &str) -> Result<SurveyAnswers, SealError> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| SealError)?;
    let (encapsulated, cipher) = bytes.split_at_checked(ENCAPSULATED).ok_or(SealError)?;
    let encapsulated = Encapsulated::from_bytes(encapsulated).map_err(|_| SealError)?;
    let plain = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &key.0,
        &encapsulated,
        INFO,
        cipher,
        batch.as_bytes(),
    )
    .map_err(|_| SealError)?;
    serde_json::from_slice(&plain).map_err(|_| SealError)
}

/// A seed, stretched by counting: block `n` is the SHA-256 of the seed and `n`.
struct Stretched {
    seed: [u8; 32],
    block: u64,
}

impl TryRng for Stretched {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, buffer: &mut [u8]) -> Result<(), Infallible> {
        for part in buffer.chunks_mut(32) {
            let block = Sha256::new().chain_update(self.seed).chain_update(self.block.to_be_bytes()).finalize();
            self.block += 1;
            part.iter_mut().zip(block.iter()).for_each(|(byte, source)| *byte = *source);
        }
        Ok(())
    }
}

impl TryCryptoRng for Stretched {}
