"""Which addresses of the Internet are public. A host with one private address among its own is private."""

from __future__ import annotations

import ipaddress
import socket

from detente.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CLOSED = tuple(ipaddress.ip_network(n) for n in ("64:ff9b:1::/48", "::/96", "5f00::/16", "3fff::/20", "fec0::/10"))


def addresses_of(host: str, port: int, *, allow_private: bool, place: str) -> list[str]:
    """All addresses of a host. Raises FetchError where the host is unknown or one of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host '{host}' is not known", place=place, remedy="check the address") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = [ip for ip in addresses if not is_public(ip)]
    if private and not allow_private:
        raise FetchError(
            f"the host '{host}' is in a private network ({private[0]})", place=place,
            remedy="allow it only if you trust the address: --allow-private",
        )  # fmt: skip
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address, and each one embedded in it, is on the public Internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = _embedded(ip)
    if inner and (isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped or ip.sixtofour or ip in _NAT64)):
        return all(_is_global(each) for each in inner)
    return all(_is_global(each) for each in (ip, *inner))


def _embedded(ip: Address) -> list[Address]:
    """The IPv4 addresses inside an IPv6 address: mapped, 6to4, Teredo, NAT64."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    found: list[ipaddress.IPv4Address | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [each for each in found if each is not None]


def _is_global(ip: Address) -> bool:
    if ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local or ip.is_private:
        return False
    return ip.is_global and not any(ip in network for network in _CLOSED if network.version == ip.version)
