import pulumi
import pulumi_keycard as keycard

config = pulumi.Config()

agent = keycard.ServiceAccount("agent", description="Declared by the python example")

ci = keycard.ServiceAccountCredential(
    "ci",
    service_account_id=agent.id,
    rotate_when_changed={"rotation": config.get("rotation") or "first"},
)

found = keycard.get_service_account_credential_output(id=ci.id)

pulumi.export("clientId", ci.client_id)
pulumi.export("clientSecret", ci.client_secret)  # a secret output
pulumi.export("lastUsedAt", found.last_used_at)
