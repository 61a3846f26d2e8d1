"""Reads a region's virtual interfaces with boto3, page by page. Prints the milliseconds of each reading."""
import json
import sys
import time

import boto3

plan = json.load(sys.stdin)
client = boto3.client(
    "directconnect",
    region_name=plan["region"],
    endpoint_url=plan["url"],
    aws_access_key_id=plan["accessKeyId"],
    aws_secret_access_key=plan["secretAccessKey"],
)
client.describe_virtual_interfaces(maxResults=1)
begin = time.perf_counter()
rows = []
more = {}
while True:
    page = client.describe_virtual_interfaces(maxResults=100, **more)
    rows += page["virtualInterfaces"]
    if not page.get("nextToken"):
        break
    more = {"nextToken": page["nextToken"]}
print(json.dumps({"milliseconds": (time.perf_counter() - begin) * 1000, "rows": len(rows)}))
