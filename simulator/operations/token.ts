import type { Answer, Call } from "../call";
import type { ClientCredentials, Logins } from "../logins";

interface TokenRequest {
  client_id?: string;
  client_secret?: string;
}

export function tokenOperation(logins: Logins) {
  return {
    token({ authorization, body }: Call<TokenRequest>): Answer {
      const candidates = basicCredentials(authorization) ?? formCredentials(body);
      return {
        status: 200,
        body: {
          access_token: logins.issueToken(candidates),
          token_type: "Bearer",
          expires_in: logins.tokenLifetimeSeconds,
        },
      };
    },
  };
}

function formCredentials({ client_id, client_secret }: TokenRequest): ClientCredentials[] {
  if (client_id === undefined || client_secret === undefined) return [];
  return [{ clientId: client_id, clientSecret: client_secret }];
}

/** The pair as it stands, and form-decoded, as RFC 6749 (2.3.1) has clients send it. */
function basicCredentials(authorization: string | undefined): ClientCredentials[] | undefined {
  if (authorization === undefined) return undefined;
  const [, encoded = ""] = /^Basic (\S+)$/i.exec(authorization) ?? [];
  const pair = Buffer.from(encoded, "base64").toString();
  const colon = pair.indexOf(":");
  const [clientId, clientSecret] = [pair.slice(0, colon), pair.slice(colon + 1)];
  return [
    { clientId, clientSecret },
    { clientId: formDecoded(clientId), clientSecret: formDecoded(clientSecret) },
  ];
}

function formDecoded(text: string): string {
  return new URLSearchParams(`text=${text}`).get("text") ?? "";
}
