import type { Environment } from "./settings";

/**
 * Refuses what Node's own variables and options would do to a login, which the client can't see: it knows no environment.
 *
 * @throws Error that says which variable, and what to set in its place
 */
export function refuseUnsafeNetwork(baseUrl: string | undefined, environment: Environment): void {
  // One that is no URL is the client's to refuse.
  const url = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol === "http:") refuseProxy(url, environment);
  else refuseUncheckedCertificates(environment);
}

function refuseUncheckedCertificates({ NODE_TLS_REJECT_UNAUTHORIZED }: Environment): void {
  if (NODE_TLS_REJECT_UNAUTHORIZED !== "0") return;
  throw new Error(
    "NODE_TLS_REJECT_UNAUTHORIZED is 0: the client secret would go to whoever answers, whatever their certificate. " +
      "Unset it. Where a private authority has signed the certificate, name the authority's file in NODE_EXTRA_CA_CERTS.",
  );
}

/** Plain http is for this machine alone; a proxy need not be on it, and reads what it passes on. */
function refuseProxy({ host, hostname }: URL, environment: Environment): void {
  const { NODE_USE_ENV_PROXY, NODE_OPTIONS = "" } = environment;
  const options = [NODE_OPTIONS, ...process.execArgv].join(" ");
  const usesProxies = NODE_USE_ENV_PROXY === "1" || /--use[-_]env[-_]proxy/.test(options);
  const [variable] = ["http_proxy", "HTTP_PROXY"].filter((name) => environment[name]);
  if (!usesProxies || variable === undefined) return;
  const noProxy = environment.no_proxy ?? environment.NO_PROXY ?? "";
  const exempt = noProxy.toLowerCase().split(/[\s,]+/);
  // As Node reads it: a star counts where it stands alone.
  if (noProxy === "*" || exempt.includes(hostname) || exempt.includes(host)) return;
  throw new Error(
    `What is sent to http://${host} would go by the proxy of ${variable}, unencrypted, the client secret included. ` +
      `Add ${hostname} to NO_PROXY.`,
  );
}
