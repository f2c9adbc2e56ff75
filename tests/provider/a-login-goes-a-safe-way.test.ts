import { simulated } from "../support/simulated";
import { behindTls } from "../support/tls-front";
import { withUninvited } from "../support/uninvited-host";
import { eachDoor } from "./door";
import { configFor, created, providerErrorOf, withProvider } from "./provided";

eachDoor((door) => {
  test(
    "a certificate that nobody vouches for is refused, with what makes it trusted",
    simulated((simulator) =>
      behindTls(simulator, async ({ baseUrl, certificateFile }) => {
        const config = { ...configFor(simulator), "keycard:baseUrl": baseUrl };
        await withProvider(door, { config }, async (provider) => {
          const { message } = await providerErrorOf(created({ provider, simulator }));
          expect(message).toMatch(
            /no authority that Node knows .* \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
          );
          expect(message).toContain("NODE_EXTRA_CA_CERTS");
        });
        expect(simulator.requests).toEqual([]);

        const env = { NODE_EXTRA_CA_CERTS: certificateFile };
        await withProvider(door, { config, env }, async (provider) => {
          await created({ provider, simulator });
        });
      }),
    ),
  );

  test(
    "where Node is told to check no certificate, nothing is sent, and a preview says so already",
    simulated((simulator) =>
      behindTls(simulator, async ({ baseUrl }) => {
        const config = { ...configFor(simulator), "keycard:baseUrl": baseUrl };
        const env = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
        await withProvider(door, { config, env }, async (provider) => {
          const { serviceAccountId } = simulator;
          const { inputs, failures } = await provider.check({ serviceAccountId });
          expect(failures).toEqual([
            { property: "", reason: expect.stringMatching(/^NODE_TLS_REJECT_UNAUTHORIZED is 0: /) },
          ]);
          const { message } = await providerErrorOf(provider.create(inputs));
          expect(message).toMatch(/^NODE_TLS_REJECT_UNAUTHORIZED is 0: .* NODE_EXTRA_CA_CERTS/);
        });
        expect(simulator.requests).toEqual([]);
      }),
    ),
  );

  test(
    "plain http on this machine needs no certificate, so that variable says nothing of it",
    simulated(async (simulator) => {
      const env = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
      await withProvider(door, { config: configFor(simulator), env }, async (provider) => {
        await created({ provider, simulator });
      });
    }),
  );

  test.each([
    { env: { NODE_USE_ENV_PROXY: "1" } },
    { env: { NODE_OPTIONS: "--use-env-proxy" } },
    { env: {}, nodeOptions: ["--use-env-proxy"] },
  ])(
    "plain http goes by no proxy, which would read it: %j",
    async ({ env: variables, nodeOptions = [] }) => {
      await simulated((simulator) =>
        withUninvited(async (proxy) => {
          const config = configFor(simulator);
          const env = { ...variables, HTTP_PROXY: proxy.url };
          await withProvider(door, { config, env, nodeOptions }, async (provider) => {
            const { serviceAccountId } = simulator;
            const { failures } = await provider.check({ serviceAccountId });
            expect(failures[0]?.reason).toMatch(
              /by the proxy of HTTP_PROXY, .* 127\.0\.0\.1 to NO_PROXY/,
            );
            expect(failures[0]?.reason).not.toContain(proxy.url);
          });
          const exempt = { ...env, NO_PROXY: "example.com, 127.0.0.1" };
          await withProvider(door, { config, env: exempt, nodeOptions }, async (provider) => {
            await created({ provider, simulator });
          });
          expect(proxy.visits).toBe(0);
        }),
      )();
    },
  );
});

test(
  "what the plugin tells the engine goes by no proxy either",
  simulated((simulator) =>
    withUninvited(async (proxy) => {
      const config = configFor(simulator);
      const env = { http_proxy: proxy.url, https_proxy: proxy.url, grpc_proxy: proxy.url };
      const type = "RotatingServiceAccountCredential";
      await withProvider("plugin", { config, env, type }, async (provider) => {
        const held = await created({ provider, simulator }, { rotateEveryDays: 1 });
        const long = {
          ...held.outputs,
          nextRotationAt: "2000-01-01T00:00:00Z",
          rotationAnchor: "2000-01-01T00:00:00Z",
        };
        await provider.diff({ ...held, outputs: long }, held.inputs);
        await provider.hasTold("rotation");
      });
      expect(proxy.visits).toBe(0);
    }),
  ),
);
