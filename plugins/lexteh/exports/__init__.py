"""The knowledge base in other forms than pages: plain records, and what is made of them."""
